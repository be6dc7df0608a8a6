import Fetching
import Foundation
import Synchronization
import Verification

/// Answers names as a test says, and writes down every question. A name without answers does not exist; the last
/// answer of a name is given for ever.
final class RecordingResolver: NameResolver {
  private let answers: Mutex<[String: [[IPAddress]]]>
  private let standard: [IPAddress]?
  private let asked = Mutex<[String]>([])

  /// - Parameter standard: for every name without answers of its own.
  init(_ answers: [String: [[String]]] = [:], standard: [String]? = nil) {
    self.answers = Mutex(answers.mapValues { $0.map { $0.compactMap { IPAddress($0) } } })
    self.standard = standard?.compactMap { IPAddress($0) }
  }

  var questions: [String] { asked.withLock { $0 } }

  func addresses(of host: String) async throws(DocumentFailure) -> [IPAddress] {
    asked.withLock { $0.append(host) }
    let answer = answers.withLock { answers -> [IPAddress]? in
      guard let list = answers[host], let first = list.first else { return standard }
      if list.count > 1 { answers[host] = Array(list.dropFirst()) }
      return first
    }
    guard let answer else { throw DocumentFailure(.unreachable, "no such name") }
    return answer
  }
}

/// Answers requests as a test says, and writes down every one: nothing leaves the process.
final class RecordingTransport: HTTPTransport {
  private let asked = Mutex<[PinnedRequest]>([])
  private let answer: @Sendable (PinnedRequest) throws(DocumentFailure) -> HTTPAnswer

  init(
    _ answer: @escaping @Sendable (PinnedRequest) throws(DocumentFailure) -> HTTPAnswer = { _ in
      HTTPAnswer(status: 200, bytes: Array("{}".utf8))
    }
  ) {
    self.answer = answer
  }

  var requests: [PinnedRequest] { asked.withLock { $0 } }

  func get(_ request: PinnedRequest) async throws(DocumentFailure) -> HTTPAnswer {
    asked.withLock { $0.append(request) }
    return try answer(request)
  }
}

/// A clock that a test moves.
final class ManualClock: Sendable {
  private let time = Mutex(Date(timeIntervalSince1970: 1_790_000_000))

  var now: Date { time.withLock { $0 } }
  func advance(_ seconds: TimeInterval) { time.withLock { $0 += seconds } }
}

extension Fetcher {
  func get(
    _ address: String, accept: String = "application/json", maximumBytes: Int = 1_000_000
  ) async throws(DocumentFailure) -> FetchedDocument {
    try await document(at: address, accept: accept, maximumBytes: maximumBytes)
  }
}

/// A failure of that code: equality looks at nothing else.
func failure(_ code: DocumentFailure.Code) -> DocumentFailure { DocumentFailure(code, "") }

/// An address of the public internet that no test ever connects to.
let publicNumber = "93.184.215.14"
