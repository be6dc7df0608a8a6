import Identifiers

/// What a body can speak of with authority: its own DID, its keys, and what lies at its host.
public struct TrustNamespace: Sendable, Equatable {
  public let did: String
  private let origins: [String]

  /// - Parameter did: a did:web; any other names only itself and its keys.
  public init(did: String) {
    self.did = did
    guard let parsed = try? DID(did), let address = try? DIDWeb.address(of: parsed) else {
      origins = []
      return
    }
    let authority = address.dropFirst("https://".count).prefix { $0 != "/" }
    // On this machine a folder may be served over http.
    let isLocal = authority.prefix { $0 != ":" } == "localhost"
    origins = ["https://" + authority] + (isLocal ? ["http://" + authority] : [])
  }

  func holds(address: String) -> Bool {
    origins.contains {
      address.hasPrefix($0) && (address.count == $0.count || address.dropFirst($0.count).first == "/")
    }
  }

  func holds(key: String) -> Bool { key.hasPrefix(did) && key.dropFirst(did.count).first == "#" }

  func holds(issuer: String) -> Bool { issuer == did || holds(address: issuer) }
}
