import Foundation
import Register

/// The operator's own word over the registers: an act of its own, which the journal keeps.
public protocol RegisterCorrecting: Sendable {
  func registerCorrections() async throws -> [RegisterCorrection]

  /// Puts these in the place of all that were there.
  func replaceRegisterCorrections(_ corrections: [RegisterCorrection], actor: String, at now: Date) async throws
}
