import JSONTree

/// The registered members of a JWT's payload (RFC 7519 section 4.1) that mean something for a credential.
struct RegisteredClaims {
  var issuer: String?
  var subject: String?
  var id: String?
  var audiences: [String] = []
  var nonce: String?
  /// Seconds since 1970, as NumericDate allows with a fraction.
  var notBefore: Double?
  var expires: Double?
  var issuedAt: Double?

  init() {}

  /// Reads them; each of a wrong type is a finding and then counts as absent.
  init(_ payload: JSONObject, _ findings: inout [Finding]) {
    func malformed(_ name: String, _ expected: String) {
      findings.append(
        Finding(
          .format, .fail, .formatClaimMalformed, ["claim": .string(name), "expected": .string(expected)]))
    }
    func text(_ value: JSON, _ name: String) -> String? {
      if value.string == nil { malformed(name, "a string") }
      return value.string
    }
    func time(_ value: JSON, _ name: String) -> Double? {
      // Up to the end of the year 9999.
      guard let number = value.number?.double, (0..<253_402_300_800).contains(number) else {
        malformed(name, "seconds since 1970")
        return nil
      }
      return number
    }
    for (name, value) in payload {
      switch name {
      case "iss": issuer = text(value, name)
      case "sub": subject = text(value, name)
      case "jti": id = text(value, name)
      case "nonce": nonce = text(value, name)
      case "nbf": notBefore = time(value, name)
      case "exp": expires = time(value, name)
      case "iat": issuedAt = time(value, name)
      case "aud":
        audiences = value.string.map { [$0] } ?? value.array?.compactMap(\.string) ?? []
        if audiences.isEmpty { malformed(name, "a string or strings") }
      default: break
      }
    }
  }
}
