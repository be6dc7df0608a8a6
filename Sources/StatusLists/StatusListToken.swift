import JSONTree

/// The claims of a Status List Token (Token Status List, section 5.1), whose signature was checked before.
public struct StatusListToken: Sendable {
  /// `sub`: the list's address.
  public let subject: String
  /// Seconds since 1970.
  public let issuedAt: Double
  /// Seconds since 1970; the second itself is over.
  public let expires: Double?
  /// How many seconds the token may be kept before it is asked for again.
  public let timeToLive: Double?
  public let list: TokenStatusList
  /// `aggregation_uri`: where all lists of the issuer are named (section 9).
  public let aggregation: String?

  /// - Throws: `subjectMalformed`, `listAddressMalformed`, `validityMalformed`, `ttlMalformed`, `sizeMalformed`, `sizeUnsupported`,
  ///   `encodedListMalformed`, `listTooLarge`.
  public init(
    _ claims: JSON, maximumBytes: Int = TokenStatusList.standardMaximumBytes
  ) throws(StatusListError) {
    guard let subject = claims["sub"]?.string, !subject.isEmpty else {
      throw StatusListError(.subjectMalformed, "sub is the list's address", at: "/sub")
    }
    guard let issuedAt = claims["iat"]?.number?.double else {
      throw StatusListError(.validityMalformed, "iat is a time", at: "/iat")
    }
    if let expires = claims["exp"] {
      guard let seconds = expires.number?.double else {
        throw StatusListError(.validityMalformed, "exp is a time", at: "/exp")
      }
      self.expires = seconds
    } else {
      expires = nil
    }
    if let life = claims["ttl"] {
      guard let seconds = life.number?.double, seconds > 0 else {
        throw StatusListError(.ttlMalformed, "ttl is a number of seconds above 0", at: "/ttl")
      }
      timeToLive = seconds
    } else {
      timeToLive = nil
    }
    guard let list = claims["status_list"], let bits = list["bits"]?.int else {
      throw StatusListError(.sizeMalformed, "bits is 1, 2, 4 or 8", at: "/status_list/bits")
    }
    guard let encoded = list["lst"]?.string else {
      throw StatusListError(.encodedListMalformed, "lst is the list", at: "/status_list/lst")
    }
    if let address = list["aggregation_uri"] {
      guard let text = address.string, text.contains(":") else {
        throw StatusListError(
          .listAddressMalformed, "aggregation_uri is an address", at: "/status_list/aggregation_uri")
      }
      aggregation = text
    } else {
      aggregation = nil
    }
    self.subject = subject
    self.issuedAt = issuedAt
    self.list = try TokenStatusList(bits: bits, encoded: encoded, maximumBytes: maximumBytes)
  }
}
