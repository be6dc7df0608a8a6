/// The one public base address that a folder's credentials carry, such as `https://badges.example.org`:
/// never taken from a request.
public struct PublicAddress: Hashable, Sendable {
  /// Scheme, host and port, without a slash at the end.
  public let base: String
  public let host: String
  public let port: Int?

  /// - Throws: ``StorageError`` `folder.public-address-fixed`… `malformed` when it is no http(s) origin.
  public init(_ written: String) throws(StorageError) {
    func refuse() -> StorageError {
      StorageError(
        .init("public-address.malformed"),
        "a public address is an origin such as https://badges.example.org or http://localhost:8080")
    }
    var rest = written[...]
    while rest.last == "/" { rest.removeLast() }
    let scheme: String
    if rest.hasPrefix("https://") {
      scheme = "https://"
    } else if rest.hasPrefix("http://") {
      scheme = "http://"
    } else {
      throw refuse()
    }
    let authority = rest.dropFirst(scheme.utf8.count).lowercased()
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard let name = parts.first, !name.isEmpty, name.utf8.count <= 253, parts.count <= 2,
      name.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 })
    else { throw refuse() }
    // did:web knows host names only, and is always https, except on this machine.
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard name == "localhost" || (scheme == "https://" && labels.count > 1), labels.allSatisfy({ !$0.isEmpty }),
      labels.last?.utf8.contains(where: { (97...122).contains($0) }) == true
    else { throw refuse() }
    if parts.count == 2 {
      guard let number = Int(parts[1]), (1...65535).contains(number) else { throw refuse() }
      port = number
    } else {
      port = nil
    }
    host = String(name)
    base = scheme + authority
  }

  /// The same address over https, as a did:web is always looked for.
  public static func secure(_ address: String) -> String {
    address.hasPrefix("http://") ? "https://" + address.dropFirst(7) : address
  }

  public var isSecure: Bool { base.hasPrefix("https://") }

  public func statusList(_ id: String) -> String { base + "/status/" + id }
  public func organisation(_ slug: String) -> String { base + "/organisations/" + slug }
  public func didDocument(_ slug: String) -> String { organisation(slug) + "/did.json" }
  public func keySet(_ slug: String) -> String { organisation(slug) + "/jwks.json" }
  /// The issuer metadata of SD-JWT VC, whose well-known part stands between host and path.
  public func issuerMetadata(_ slug: String) -> String {
    base + "/.well-known/jwt-vc-issuer/organisations/" + slug
  }
  /// The `vct` of a published version: where its type metadata are.
  public func credentialType(_ slug: String, version: Int) -> String { base + "/vct/\(slug)/\(version)" }
  public func type(_ slug: String) -> String { base + "/types/" + slug }
  public func type(_ slug: String, version: Int) -> String { type(slug) + "?version=\(version)" }
  public func page(_ secret: PageSecret) -> String { base + "/credentials/" + secret.text }
}
