import Encodings
import JSONTree

/// The public key of a holder's wallet, as far as its form shows.
enum LearnersHolderKey {
  case usable(JSON)
  case isPrivate
  case malformed

  /// Reads a JWK (RFC 7517): `EC` on P-256, P-384 or P-521, `OKP` Ed25519; coordinates of the curve's length.
  init(_ text: String) {
    guard let json = try? JSON(parsing: Array(text.utf8)), json.object != nil, let type = json["kty"]?.string
    else {
      self = .malformed
      return
    }
    if type == "oct" || ["d", "k", "p", "q", "dp", "dq", "qi", "oth"].contains(where: { json[$0] != nil }) {
      self = .isPrivate
      return
    }
    let lengths = ["P-256": 32, "P-384": 48, "P-521": 66, "Ed25519": 32]
    guard let curve = json["crv"]?.string, let length = lengths[curve],
      (type == "OKP") == (curve == "Ed25519"),
      type == "OKP" || type == "EC"
    else {
      self = .malformed
      return
    }
    let coordinates = type == "EC" ? ["x", "y"] : ["x"]
    let isWhole = coordinates.allSatisfy { name in
      (json[name]?.string).flatMap { try? Base64URL.decode($0) }?.count == length
    }
    self = isWhole ? .usable(json) : .malformed
  }
}
