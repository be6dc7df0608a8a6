import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore
import Verification

@testable import PalierWeb

/// Learners who come all at once. Each has a mark, such as `Q0042Q`, in the address, the name, the award and the
/// files, and nobody else's may stand in what they are given.
struct Crowd: Sendable {
  struct Learner: Sendable {
    let number: Int
    let mark: String
    let page: PageSecret
    var view: CredentialView

    init(_ number: Int) {
      self.number = number
      mark = "Q" + String(format: "%04d", number) + "Q"
      page = Sample.secret(mark + "-")
      view = Sample.credential()
      view.awardID = "award-" + mark
      view.holder = "Apprenante " + mark
      view.forms = CredentialForm.allCases
    }
  }

  /// What came back: how many answers, whose were wrong, and how.
  struct Outcome: Sendable {
    var answers = 0
    var missing = 0
    var complaints: [String] = []
    var complainants: Set<Int> = []
  }

  let learners: [Learner]
  /// Gives way to others in the middle of every look-up.
  let content: SampleContent
  /// Says of a file what stands in it.
  let verifier: SampleVerifier

  init(_ count: Int) {
    learners = (0..<count).map { Learner($0) }
    content = SampleContent(
      Dictionary(uniqueKeysWithValues: learners.map { ($0.page, $0.view) }), givingWay: true)
    verifier = SampleVerifier { input in
      var report = Sample.report()
      let names = Self.marks(in: input).sorted().joined(separator: " ")
      report.credential?.id = "award-" + names
      report.credential?.holder.name = "Apprenante " + names
      return report
    }
  }

  /// Everybody opens the page, downloads every form and has it verified, all at once.
  /// - Parameters:
  ///   - canBeGone: a page may answer that it is not there.
  ///   - meanwhile: runs beside them.
  func visit(
    _ client: any TestClientProtocol, canBeGone: Bool = false,
    meanwhile: @escaping @Sendable () async -> Void = {}
  ) async throws -> Outcome {
    try await withThrowingTaskGroup(of: Outcome?.self) { group in
      for learner in learners {
        group.addTask { try await visit(of: learner, client, canBeGone: canBeGone) }
      }
      group.addTask {
        await meanwhile()
        return nil
      }
      return try await group.reduce(into: Outcome()) { all, one in
        guard let one else { return }
        all.answers += one.answers
        all.missing += one.missing
        all.complaints += one.complaints
        all.complainants.formUnion(one.complainants)
      }
    }
  }

  private func visit(
    of learner: Learner, _ client: any TestClientProtocol, canBeGone: Bool
  ) async throws -> Outcome {
    var outcome = Outcome()
    func look(at answer: TestResponse, _ what: String) {
      outcome.answers += 1
      let marks = Self.marks(in: Array(answer.body.readableBytesView))
      if canBeGone, answer.status == .notFound, marks.isEmpty {
        outcome.missing += 1
      } else if answer.status != .ok || marks != [learner.mark] {
        outcome.complaints.append("\(learner.mark) \(what): \(answer.status.code) \(marks.sorted())")
        outcome.complainants.insert(learner.number)
      }
    }
    let path = "/credentials/" + learner.page.text
    let language = learner.number.isMultiple(of: 2) ? "fr" : "en"
    look(at: try await client.execute(uri: "\(path)?lang=\(language)", method: .get), "page")
    for form in CredentialForm.allCases {
      let file = try await client.execute(uri: path + form.suffix, method: .get)
      look(at: file, form.rawValue)
      guard file.status == .ok else { continue }
      let report = try await client.execute(uri: "/api/v1/verify", method: .post, body: file.body)
      look(at: report, "report on " + form.rawValue)
    }
    return outcome
  }

  /// Whose marks stand in an answer.
  static func marks(in bytes: [UInt8]) -> Set<String> {
    var marks: Set<String> = []
    bytes.withUnsafeBufferPointer { bytes in
      let letter = UInt8(ascii: "Q")
      var index = 0
      while index + 5 < bytes.count {
        if bytes[index] == letter, bytes[index + 5] == letter,
          bytes[(index + 1)..<(index + 5)].allSatisfy({ (48...57).contains($0) })
        {
          marks.insert(String(decoding: bytes[index...(index + 5)], as: UTF8.self))
        }
        index += 1
      }
    }
    return marks
  }
}
