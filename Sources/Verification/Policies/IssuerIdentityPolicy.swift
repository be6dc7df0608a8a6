import JSONTree

/// Check `issuer-identity`: does anybody we trust say which body stands behind the identifier?
///
/// What the credential itself says of its issuer is shown and never believed.
struct IssuerIdentityPolicy {
  let knownIssuers: any KnownIssuers

  func findings(for examined: ExaminedCredential) -> [Finding] {
    guard let id = examined.issuerID else {
      return [Finding(.issuerIdentity, .unknown, .issuerIdentityNotReached)]
    }
    var detail: JSONObject = ["issuer": .string(id)]
    let claimed = examined.credential?.issuer.name
    if let claimed { detail.append("claimedName", .string(claimed.first)) }
    // Until the key is proven to be the issuer's, anybody may have written this identifier.
    guard examined.passes(.issuerKey) else {
      return [Finding(.issuerIdentity, .unknown, .issuerIdentityNotProven, detail)]
    }
    if let known = knownIssuers.issuer(id) {
      detail.append("name", .string(known.name))
      if let siret = known.siret { detail.append("siret", .string(siret)) }
      detail.append("reason", .string(known.reason))
      let isSame =
        claimed.map { $0.versions.contains { IssuerIdentityPolicy.isSame($0.text, known.name) } } ?? true
      return isSame
        ? [Finding(.issuerIdentity, .pass, .issuerIdentityKnown, detail)]
        : [Finding(.issuerIdentity, .warning, .issuerIdentityNameDiffers, detail)]
    }
    guard let domain = IssuerIdentityPolicy.domain(of: id) else {
      return [Finding(.issuerIdentity, .warning, .issuerIdentityKeyOnly, detail)]
    }
    detail.append("domain", .string(domain))
    return [Finding(.issuerIdentity, .warning, .issuerIdentityDomainOnly, detail)]
  }

  /// The web site that a did:web or an https identifier belongs to, as people read it.
  static func domain(of id: String) -> String? {
    if id.hasPrefix("did:web:") {
      let ends = Array(":#?/".utf8)
      var host: [UInt8] = []
      var rest = id.utf8.dropFirst("did:web:".utf8.count)
      while let byte = rest.popFirst(), !ends.contains(byte) {
        // The colon before a port is percent-encoded in a DID.
        if byte == UInt8(ascii: "%"), rest.starts(with: "3A".utf8) || rest.starts(with: "3a".utf8) {
          host.append(UInt8(ascii: ":"))
          rest = rest.dropFirst(2)
        } else {
          host.append(byte)
        }
      }
      return String(decoding: host, as: UTF8.self).lowercased()
    }
    return WebAddress(id).map { String($0.origin.drop { $0 != "/" }.dropFirst(2)) }
  }

  private static func isSame(_ left: String, _ right: String) -> Bool {
    func plain(_ text: String) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }
    return plain(left) == plain(right)
  }
}
