import Foundation
import JOSE

/// A key that a controller names, ready to verify. A class: two findings of the same object mean that nothing has
/// changed in between.
final class PreparedKey: Sendable {
  /// The verification method's URL, or the `kid` of a key set.
  let id: String
  let key: VerificationKey
  let isForAssertion: Bool
  let isForAuthentication: Bool
  /// When the key stops to count, by its controller's word.
  let expires: Date?
  /// When its controller took it back.
  let revoked: Date?
  /// RFC 7638: the key under whatever name.
  let thumbprint: String

  init(
    id: String, key: VerificationKey, isForAssertion: Bool, isForAuthentication: Bool, expires: Date? = nil,
    revoked: Date? = nil
  ) {
    self.expires = expires
    self.revoked = revoked
    self.id = id
    self.key = key
    thumbprint = key.jwk.thumbprint()
    self.isForAssertion = isForAssertion
    self.isForAuthentication = isForAuthentication
  }

  func isFor(_ purpose: KeyPurpose) -> Bool {
    switch purpose {
    case .assertion: isForAssertion
    case .authentication: isForAuthentication
    }
  }
}
