import Identifiers
import JOSE
import JSONTree

/// The keys that one controller names for itself, ready to verify.
final class PreparedController: Sendable {
  let id: String
  let keys: [PreparedKey]

  init(id: String, keys: [PreparedKey]) {
    self.id = id
    self.keys = keys
  }

  convenience init(_ document: ControllerDocument) {
    let assertion = Set(document.assertionMethods.map(\.id))
    let authentication = Set(document.authentication.map(\.id))
    self.init(
      id: document.id,
      keys: document.verificationMethods.compactMap { method in
        method.verificationKey.map {
          PreparedKey(
            id: method.id, key: $0, isForAssertion: assertion.contains(method.id),
            isForAuthentication: authentication.contains(method.id), expires: method.expires,
            revoked: method.revoked)
        }
      })
  }

  /// The keys of a set that the controller publishes: they speak for it.
  convenience init(id: String, set: JWKSet) {
    self.init(
      id: id,
      keys: set.keys.compactMap { jwk in
        (try? VerificationKey(jwk)).map {
          PreparedKey(
            id: jwk.keyID ?? jwk.thumbprint(), key: $0, isForAssertion: true, isForAuthentication: true)
        }
      })
  }

  /// The keys of that name: the method of that whole URL or fragment (with or without `#`), else every key whose
  /// JWK has that `kid`.
  func keys(named name: String) -> [PreparedKey] {
    if let method = keys.first(where: { $0.id.isIdentical(to: name) }) { return [method] }
    let url = name.hasPrefix("#") ? id + name : name.contains(":") ? name : "\(id)#\(name)"
    if let method = keys.first(where: { $0.id.isIdentical(to: url) }) { return [method] }
    return keys.filter { $0.key.keyID?.isIdentical(to: name) == true }
  }
}
