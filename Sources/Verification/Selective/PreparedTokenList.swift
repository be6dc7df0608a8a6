import JOSE
import StatusLists

/// A Status List Token whose signature has been found good, decoded and ready to be asked.
final class PreparedTokenList: Sendable {
  /// The bytes as fetched.
  let bytes: [UInt8]
  let token: StatusListToken
  let issuer: String
  let period: StatusListPeriod
  /// The key that the signature is good by.
  let signedBy: PreparedKey
  private let header: JWSHeader

  init(
    bytes: [UInt8], token: StatusListToken, issuer: String, period: StatusListPeriod, signedBy: PreparedKey,
    header: JWSHeader
  ) {
    self.bytes = bytes
    self.token = token
    self.issuer = issuer
    self.period = period
    self.signedBy = signedBy
    self.header = header
  }

  /// Whether the issuer still names the very key that the signature was found good by.
  func isStillSigned(_ keys: KeyFinder) -> Bool {
    let search = keys.find(header, of: issuer, for: .assertion, at: keys.clock, byIssuerMetadata: true)
    guard case .found(let key, _) = search else { return false }
    return key === signedBy
  }
}
