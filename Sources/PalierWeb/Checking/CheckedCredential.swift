import Foundation
import Verification

/// A credential of this site together with a run of the verifier over its signed file.
struct CheckedCredential: Sendable {
  let page: PageSecret
  let view: CredentialView
  /// Nil when the signed file could not be had.
  let report: Report?
  let checkedAt: Date
}
