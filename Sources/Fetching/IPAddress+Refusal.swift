extension IPAddress {
  /// Why no connection may be made to the address: what it is set aside for. Nil for one of the public internet.
  ///
  /// After IANA's registries of special-purpose addresses (RFC 6890). Of IPv6 only 2000::/3 is given out for
  /// public use, so all else is refused, known or not: loopback, unspecified, unique local, link-local,
  /// multicast, IPv4-mapped and -compatible, and 64:ff9b::/96, through which a translator reaches any IPv4
  /// address. A host that is reachable through such a translator only cannot be fetched from.
  public var refusal: String? {
    let reserved = bytes.count == 4 ? Self.reservedV4 : Self.reservedV6
    if let found = reserved.first(where: { $0.contains(bytes) }) { return found.name }
    guard bytes.count == 16 else { return nil }
    guard bytes[0] & 0xE0 == 0x20 else { return "outside the public internet" }
    // ISATAP (RFC 5214) hides an IPv4 address in the last four bytes.
    if bytes[8] & 0xFD == 0, bytes[9...11] == [0, 0x5E, 0xFE] { return "IPv4 in IPv6 (ISATAP)" }
    return nil
  }

  private struct Block {
    let prefix: [UInt8]
    let length: Int
    let name: String

    init(_ prefix: [UInt8], _ length: Int, _ name: String) {
      self.prefix = prefix
      self.length = length
      self.name = name
    }

    func contains(_ bytes: [UInt8]) -> Bool {
      for bit in 0..<length {
        let expected = bit / 8 < prefix.count ? prefix[bit / 8] : 0
        if (bytes[bit / 8] ^ expected) & 0x80 >> UInt8(bit % 8) != 0 { return false }
      }
      return true
    }
  }

  private static let reservedV4 = [
    Block([0], 8, "this network"),
    Block([10], 8, "private"),
    Block([100, 64], 10, "carrier-grade NAT"),
    Block([127], 8, "loopback"),
    Block([169, 254], 16, "link-local"),
    Block([172, 16], 12, "private"),
    Block([192, 0, 0], 24, "protocol assignments"),
    Block([192, 0, 2], 24, "documentation"),
    Block([192, 31, 196], 24, "AS112"),
    Block([192, 52, 193], 24, "AMT"),
    Block([192, 88, 99], 24, "6to4 relays"),
    Block([192, 168], 16, "private"),
    Block([192, 175, 48], 24, "AS112"),
    Block([198, 18], 15, "benchmarking"),
    Block([198, 51, 100], 24, "documentation"),
    Block([203, 0, 113], 24, "documentation"),
    Block([224], 4, "multicast"),
    Block([240], 4, "reserved"),
  ]

  private static let reservedV6 = [
    Block([], 128, "unspecified"),
    Block([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 128, "loopback"),
    Block([], 96, "IPv4-compatible"),
    Block([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 96, "IPv4-mapped"),
    Block([0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 96, "IPv4-translated"),
    Block([0, 0x64, 0xFF, 0x9B], 96, "IPv4 by translation (NAT64)"),
    Block([0, 0x64, 0xFF, 0x9B, 0, 1], 48, "IPv4 by local translation (NAT64)"),
    // Protocol assignments: Teredo (2001::/32), benchmarking (2001:2::/48), ORCHID and others.
    Block([0x20, 0x01, 0, 0], 32, "IPv4 in IPv6 (Teredo)"),
    Block([0x20, 0x01, 0, 0], 23, "protocol assignments"),
    Block([0x20, 0x01, 0x0D, 0xB8], 32, "documentation"),
    Block([0x20, 0x02], 16, "IPv4 in IPv6 (6to4)"),
    Block([0x26, 0x20, 0, 0x4F, 0x80], 48, "AS112"),
    Block([0x3F, 0xFE], 16, "6bone, given back"),
    Block([0x3F, 0xFF], 20, "documentation"),
    Block([0xFC], 7, "unique local"),
    Block([0xFE, 0x80], 10, "link-local"),
    Block([0xFE, 0xC0], 10, "site-local"),
    Block([0xFF], 8, "multicast"),
  ]
}
