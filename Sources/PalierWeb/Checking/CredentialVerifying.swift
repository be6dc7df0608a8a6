import Verification

/// The verifier as the web side uses it.
public protocol CredentialVerifying: Sendable {
  /// Never throws: what is wrong is in the report.
  func verify(_ input: [UInt8], _ options: VerificationOptions) async -> Report
}

extension Verifier: CredentialVerifying {}
