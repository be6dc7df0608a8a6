import Foundation

/// The documents of one verification: what was at hand, what has been fetched, what is still wanted.
///
/// Judging is synchronous and may be repeated: a document that is not there yet is noted as wanted and answered
/// with `.pending`; the verifier fetches what was noted and judges again. So the hot path, where everything is
/// at hand, never suspends, and every rule is a plain function.
final class DocumentLedger {
  struct Wanted: Sendable {
    let address: String
    let accept: String
    let maximumBytes: Int
  }

  private let source: any DocumentSource
  private let mayFetch: Bool
  private let maximumFetches: Int
  private var fetches = 0
  // A handful of addresses: scanning beats hashing.
  private var known: [(address: String, answer: Result<FetchedDocument, DocumentFailure>)] = []
  private(set) var wanted: [Wanted] = []

  init(source: any DocumentSource, mayFetch: Bool, maximumFetches: Int) {
    self.source = source
    self.mayFetch = mayFetch
    self.maximumFetches = maximumFetches
  }

  /// Answers the document, without its fragment.
  /// - Throws: the source's failure, `.offline` when nothing may be fetched, `.limitReached`, or `.pending`.
  func document(
    _ url: String, accept: String, maximumBytes: Int
  ) throws(DocumentFailure) -> FetchedDocument {
    let address = url.utf8.contains(UInt8(ascii: "#")) ? String(url.prefix { $0 != "#" }) : url
    for entry in known where entry.address == address { return try entry.answer.get() }
    if let found = source.documentAtHand(address, maximumBytes: maximumBytes) {
      known.append((address, .success(found)))
      return found
    }
    guard mayFetch else {
      throw DocumentFailure(.offline, "nothing is fetched offline, and no copy of \(address) is at hand")
    }
    if wanted.contains(where: { $0.address == address }) { throw .pending }
    guard fetches < maximumFetches else {
      throw DocumentFailure(.limitReached, "this verification has asked for \(fetches) documents already")
    }
    fetches += 1
    wanted.append(Wanted(address: address, accept: accept, maximumBytes: maximumBytes))
    throw .pending
  }

  /// Fetches everything that is wanted, at once.
  func fetchWanted() async {
    let asked = wanted
    wanted = []
    let source = source
    let answers = await withTaskGroup(
      of: (String, Result<FetchedDocument, DocumentFailure>).self,
      returning: [(address: String, answer: Result<FetchedDocument, DocumentFailure>)].self
    ) { group in
      for item in asked {
        group.addTask {
          do throws(DocumentFailure) {
            return (
              item.address,
              .success(
                try await source.document(
                  at: item.address, accept: item.accept, maximumBytes: item.maximumBytes))
            )
          } catch {
            return (item.address, .failure(error))
          }
        }
      }
      return await group.reduce(into: []) { $0.append(($1.0, $1.1)) }
    }
    known.append(contentsOf: answers)
  }
}

extension DocumentFailure {
  /// Not fetched yet in this round of judging; never seen outside.
  static let pending = DocumentFailure(Code(rawValue: "pending"), "not fetched yet")
}
