import Verification

/// Which hosts and numbers the fetcher may speak to. The same rules hold for every hop of a redirect.
///
/// - https only, port 443 only: other ports are where machines talk to machines of their own network.
/// - names of the public domain name system only, never numbers; single words and names that are set aside
///   for local networks are not even resolved.
/// - every address that a name resolves to must be of the public internet; one that is not spoils the name.
/// - with ``allowLoopback`` this machine too, on any port, over http: for tests and the demo. A redirect never
///   leads there from elsewhere.
public struct AddressRules: Sendable {
  public var allowLoopback: Bool
  /// The ports that may be asked at public hosts.
  public var ports: Set<Int>

  public init(allowLoopback: Bool = false, ports: Set<Int> = [443]) {
    self.allowLoopback = allowLoopback
    self.ports = ports
  }

  /// Judges an address before its host is resolved.
  ///
  /// - Parameter previous: the address that redirected here, if one did.
  /// - Throws: `addressRefused`.
  public func check(_ address: FetchAddress, after previous: FetchAddress? = nil) throws(DocumentFailure) {
    if address.isLoopback {
      guard allowLoopback else { throw FetchAddress.refused("is of this machine itself") }
      guard previous?.isLoopback != false else {
        throw DocumentFailure(.addressRefused, "a redirect from another host leads to this machine itself")
      }
      return
    }
    guard address.isEncrypted else { throw FetchAddress.refused("is not an https address") }
    guard ports.contains(address.port) else { throw FetchAddress.refused("names a port other than 443") }
    guard let dot = address.host.lastIndex(of: ".") else {
      throw FetchAddress.refused("names a host without a domain")
    }
    let domain = String(address.host[address.host.index(after: dot)...])
    guard !Self.localDomains.contains(domain) else {
      throw FetchAddress.refused("is of a domain that is never public (.\(domain))")
    }
  }

  /// Judges what a host resolved to.
  ///
  /// - Returns: the addresses that may be connected to, in the resolver's order.
  /// - Throws: `unreachable` when there are none, `addressRefused` when any may not be connected to.
  public func check(
    _ resolved: [IPAddress], of address: FetchAddress
  ) throws(DocumentFailure) -> [IPAddress] {
    guard !resolved.isEmpty else {
      throw DocumentFailure(.unreachable, "the name \(address.host) has no address")
    }
    for number in resolved {
      if address.isLoopback {
        guard number.isLoopback else {
          throw DocumentFailure(.addressRefused, "\(address.host) is not this machine")
        }
      } else if let refusal = number.refusal {
        throw DocumentFailure(
          .addressRefused, "\(address.host) leads to an address that is not public (\(refusal))")
      }
    }
    return resolved
  }

  /// Top-level domains that are resolved, if at all, inside a network (RFC 6761, 6762, 7686, 8375, 9476 and ICANN's
  /// reservation of `internal`), and those that networks have taken for themselves.
  private static let localDomains: Set<String> = [
    "alt", "arpa", "corp", "home", "internal", "intranet", "lan", "local", "localdomain", "localhost",
    "onion",
    "private",
  ]
}
