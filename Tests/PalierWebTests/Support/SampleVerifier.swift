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

  private let answer: Mutex<Report>
  private let log = Mutex<[Asked]>([])

  init(_ report: Report = Sample.report()) { answer = Mutex(report) }

  var asked: [Asked] { log.withLock { $0 } }

  func answer(_ report: Report) { answer.withLock { $0 = report } }

  func verify(_ input: [UInt8], _ options: VerificationOptions) async -> Report {
    log.withLock { $0.append(Asked(input: input, options: options)) }
    var report = answer.withLock { $0 }
    report.at = options.at
    return report
  }
}
