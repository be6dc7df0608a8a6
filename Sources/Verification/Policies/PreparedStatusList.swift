import Foundation
import StatusLists

/// A status list whose signature has been found good, decoded and ready to be asked.
final class PreparedStatusList: Sendable {
  /// The bytes as fetched.
  let bytes: [UInt8]
  let credential: BitstringStatusListCredential
  let list: BitstringStatusList
  let issuer: String
  let period: StatusListPeriod
  /// The key that the signature is good by.
  let signedBy: PreparedKey
  private let header: SignedToken

  init(
    bytes: [UInt8], credential: BitstringStatusListCredential, list: BitstringStatusList, issuer: String,
    period: StatusListPeriod, signedBy: PreparedKey, token: SignedToken
  ) {
    self.bytes = bytes
    self.credential = credential
    self.list = list
    self.issuer = issuer
    self.period = period
    self.signedBy = signedBy
    header = token
  }

  /// Whether the issuer still names the very key that the signature was found good by.
  func isStillSigned(_ keys: KeyFinder) -> Bool {
    guard case .found(let key, _) = keys.find(header.jws.header, of: issuer, for: .assertion, at: keys.clock)
    else { return false }
    return key === signedBy
  }
}
