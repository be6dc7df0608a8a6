import Identifiers

/// What a body can speak of with authority: its own DID, its keys, and what it publishes itself.
///
/// Several bodies may share a host. Each speaks for what lies below its own DID; status lists and types lie side by side,
/// and are held against their issuer's keys by whoever reads them.
public struct TrustNamespace: Sendable, Equatable {
  public let did: String
  private let origins: [String]
  /// The path of the DID, `/organisations/slug`; empty where the DID is the host's own.
  private let path: String

  /// - Parameter did: a did:web; any other names only itself and its keys.
  public init(did: String) {
    self.did = did
    guard let parsed = try? DID(did), let address = try? DIDWeb.address(of: parsed) else {
      origins = []
      path = ""
      return
    }
    let rest = address.dropFirst("https://".count)
    let authority = rest.prefix { $0 != "/" }
    let folder = rest.dropFirst(authority.count).dropLast("/did.json".count)
    path = folder == "/.well-known" ? "" : String(folder)
    // On this machine a folder may be served over http.
    let isLocal = authority.prefix { $0 != ":" } == "localhost"
    origins = ["https://" + authority] + (isLocal ? ["http://" + authority] : [])
  }

  /// Whether the body's own word on that address goes before everybody else's.
  func owns(address: String) -> Bool {
    guard let place = place(of: address) else { return false }
    if place == "/.well-known/jwt-vc-issuer" + path || place == (path.isEmpty ? "/.well-known" : path) + "/did.json" {
      return true
    }
    return place.hasPrefix("/status/") || place.hasPrefix("/vct/") || (!path.isEmpty && isBelow(path, place))
  }

  /// Whether the address lies at the body's host, where no other host's word counts.
  func covers(address: String) -> Bool { place(of: address) != nil }

  func holds(key: String) -> Bool { key.hasPrefix(did) && key.dropFirst(did.count).first == "#" }

  func owns(issuer: String) -> Bool {
    if issuer == did { return true }
    return place(of: issuer).map { $0 == path || (!path.isEmpty && isBelow(path, $0)) } ?? false
  }

  func covers(issuer: String) -> Bool { issuer == did || covers(address: issuer) }

  private func isBelow(_ folder: String, _ place: String) -> Bool {
    place.hasPrefix(folder) && place.dropFirst(folder.count).first == "/"
  }

  /// The path of an address at this host; nil elsewhere.
  private func place(of address: String) -> String? {
    for origin in origins where address.hasPrefix(origin) {
      let place = address.dropFirst(origin.count)
      if place.isEmpty || place.first == "/" { return String(place) }
    }
    return nil
  }
}
