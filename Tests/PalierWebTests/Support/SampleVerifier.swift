import Foundation
import Synchronization
import Verification

@testable import PalierWeb

/// Answers what it was told to, and keeps what it was asked.
final class SampleVerifier: CredentialVerifying {
  struct Asked: Sendable {
    let input: [UInt8]
    let options: VerificationOptions
  }

  private let answer: Mutex<@Sendable ([UInt8]) -> Report>
  private let log = Mutex<[Asked]>([])

  convenience init(_ report: Report = Sample.report()) { self.init(answering: { _ in report }) }

  /// Makes its answer from what it is given.
  init(answering: @escaping @Sendable ([UInt8]) -> Report) { answer = Mutex(answering) }

  var asked: [Asked] { log.withLock { $0 } }

  func answer(_ report: Report) { answer.withLock { $0 = { _ in report } } }

  func verify(_ input: [UInt8], _ options: VerificationOptions) async -> Report {
    log.withLock { $0.append(Asked(input: input, options: options)) }
    var report = answer.withLock { $0 }(input)
    report.at = options.at
    return report
  }
}
