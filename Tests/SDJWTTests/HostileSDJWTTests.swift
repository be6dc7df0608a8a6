import Encodings
import JOSE
import JSONTree
import TestMaterial
import Testing

@testable import SDJWT

/// SD-JWTs that no honest issuer or holder makes.
@Suite("SD-JWT: hostile input") struct HostileSDJWTTests {
  private let issuer: SigningKey
  private let holder: SigningKey

  init() throws {
    issuer = try .generate(.ES256, keyID: "")
    holder = try .generate(.ES256, keyID: "h")
  }

  private func token(_ payload: JSONObject, header: JSONObject = [:]) throws -> CompactJWS {
    try CompactJWS.sign(header: header, payload: JSON.object(payload).serialized(), by: issuer)
  }

  private func made(_ payload: JSONObject, _ disclosures: [Disclosure]) throws -> SDJWT {
    try SDJWT(token: token(payload), disclosures: disclosures)
  }

  private func claim(_ name: String, _ value: JSON) throws -> Disclosure {
    try Disclosure(salt: "c2FsdA", name: name, value: value)
  }

  private func digest(_ disclosure: Disclosure) -> JSON { .string(disclosure.digest(.sha256)) }

  // MARK: The hash function's own claim

  @Test("_sd_alg can be overwritten by nobody, and is no claim") func hashClaim() throws {
    let own = try claim("_sd_alg", "sha-512")
    #expect(throws: SDJWTError(.overwriting, "")) {
      try made(["_sd_alg": "sha-256", "_sd": [digest(own)]], [own]).claims()
    }
    // Where nothing is overwritten, step 3.f takes it away.
    #expect(try made(["a": 1, "_sd": [digest(own)]], [own]).claims() == ["a": 1])
    #expect(try made(["a": 1, "_sd_alg": "sha-256"], []).claims() == ["a": 1])
    for claims in [["_sd_alg": "sha-512"], ["a": ["_sd_alg": 1]], ["a": [["_sd_alg": 1]]]] as [JSONObject] {
      #expect(throws: SDJWTError(.forbiddenName, "")) { try ConcealedClaims(claims, concealedBy: .whole) { [1] } }
    }
    #expect(throws: SDJWTError(.forbiddenName, "")) {
      try ConcealedClaims(["a": ["_sd_alg": 1]], concealedBy: .object(["a": .disclosable(.object([:]))])) { [1] }
    }
    // A disclosure under another hash than the token's belongs to nothing.
    let a = try claim("a", 1)
    #expect(throws: SDJWTError(.unreferenced, "")) {
      try made(["_sd_alg": "sha-384", "_sd": [digest(a)]], [a]).claims()
    }
  }

  // MARK: Counts and depth

  @Test("many decoys and the most disclosures are read; one more is not") func counts() throws {
    let disclosures = try (0..<1000).map { try claim("n\($0)", .number(JSONNumber($0))) }
    let decoys: [JSON] = (0..<9000).map { .string(SDHash.sha256.digest(of: Array("decoy \($0)".utf8))) }
    let full = try made(["_sd": .array(disclosures.map(digest) + decoys)], disclosures)
    let read = try SDJWT(parsing: full.text)
    #expect(try read.claims().count == 1000)
    #expect(try read.claims()["n999"] == 999)
    #expect(try read.disclosable().count == 1000)
    #expect(
      try read.disclosing(Array(read.disclosable().prefix(100))).disclosures.map(\.text)
        == disclosures.prefix(100).map(\.text))
    let more = full.text + (try claim("one", 1)).text + "~"
    #expect(throws: SDJWTError(.tooLarge, "")) { try SDJWT(parsing: more) }
    #expect(throws: SDJWTError(.tooLarge, "")) {
      try SDJWT(parsing: String(repeating: "A", count: SDJWT.Limits.standard.bytes + 1))
    }
  }

  @Test("nesting is counted across disclosures, arrays and objects alike") func depth() throws {
    func nested(_ levels: Int, array: Bool) -> JSON {
      (0..<levels).reduce(1) { inner, _ in array ? [inner] : ["a": inner] }
    }
    for isArray in [false, true] {
      // The claims themselves are one level.
      let fits = SDJWT.Limits.standard.depth - 1
      #expect(try made(["a": nested(fits, array: isArray)], []).claims().count == 1)
      #expect(throws: SDJWTError(.tooLarge, "")) {
        try made(["a": nested(fits + 1, array: isArray)], []).claims()
      }
      let inside = try claim("a", nested(fits, array: isArray))
      #expect(try made(["_sd": [digest(inside)]], [inside]).claims()["a"] == nested(fits, array: isArray))
      let deeper = try claim("a", nested(fits + 1, array: isArray))
      #expect(throws: SDJWTError(.tooLarge, "")) { try made(["_sd": [digest(deeper)]], [deeper]).claims() }
      // Beyond what any JSON may have here.
      let text = Base64URL.encode(#"["c2FsdA","a",\#(nested(500, array: isArray).text())]"#.utf8)
      #expect(throws: SDJWTError(.disclosureMalformed, "")) { try Disclosure(parsing: text) }
    }
    // Elements inside elements, each disclosed by itself.
    var last = try Disclosure(salt: "c2FsdA", name: nil, value: 1)
    var chain = [last]
    for _ in 0..<100 {
      last = try Disclosure(salt: "c2FsdA", name: nil, value: [["...": digest(last)]])
      chain.append(last)
    }
    let deep = try made(["a": [["...": digest(last)]]], chain)
    #expect(throws: SDJWTError(.tooLarge, "")) { try deep.claims() }
    #expect(throws: SDJWTError(.tooLarge, "")) { try deep.disclosable() }
  }

  // MARK: The JSON form

  private func json() throws -> JSONObject {
    let name = try claim("name", "Zoé")
    let payload: JSONObject = ["_sd": [digest(name)], "cnf": ["jwk": holder.publicJWK.json]]
    let presented = try made(payload, [name])
    let bound = try SDJWT(parsing: presented.bound(by: holder, nonce: "n", audience: "a", issuedAt: 1))
    let own = bound.token.text.split(separator: ".").map { JSON.string(String($0)) }
    return [
      "payload": own[1], "protected": own[0], "signature": own[2],
      "header": [
        "disclosures": [.string(name.text)], "kb_jwt": .string(try #require(bound.keyBinding).text), "kid": "x",
      ],
    ]
  }

  @Test("the JSON form holds in both spellings") func jsonForms() throws {
    let flat = try json()
    var entry = flat
    entry["payload"] = nil
    let general: JSONObject = [
      "payload": try #require(flat["payload"]),
      "signatures": [.object(entry), ["protected": "e30", "signature": "AA", "header": ["kid": "2"]]],
    ]
    for form in [flat, general] {
      let read = try SDJWT(json: .object(form))
      #expect(try read.claims()["name"] == "Zoé")
      #expect(throws: Never.self) {
        try read.verifyKeyBinding(KeyBindingExpectation(nonce: "n", audience: "a", time: 1))
      }
      #expect(try SDJWT(parsing: read.text).claims() == read.claims())
    }
  }

  @Test("nothing in the JSON form is passed over") func jsonFaults() throws {
    let flat = try json()
    func changed(_ name: String, _ value: JSON?) -> JSONObject {
      var object = flat
      object[name] = value
      return object
    }
    func withHeader(_ name: String, _ value: JSON) -> JSONObject {
      var header = flat["header"]?.object ?? [:]
      header[name] = value
      return changed("header", .object(header))
    }
    var entry = flat
    entry["payload"] = nil
    let payload = try #require(flat["payload"])
    let text = try #require(flat["header"]?["disclosures"]?[0])
    let cases: [(String, JSONObject, SDJWTError.Code)] = [
      ("no payload", changed("payload", nil), .parts), ("no signature", changed("signature", nil), .parts),
      ("signature of a number", changed("signature", 1), .parts), ("header no object", changed("header", [1]), .parts),
      ("disclosures no array", withHeader("disclosures", text), .parts),
      ("disclosures of numbers", withHeader("disclosures", [1]), .parts),
      ("disclosures null", withHeader("disclosures", .null), .parts),
      ("kb_jwt no text", withHeader("kb_jwt", 1), .parts), ("kb_jwt null", withHeader("kb_jwt", .null), .parts),
      ("kb_jwt empty", withHeader("kb_jwt", ""), .parts), ("alg twice", withHeader("alg", "none"), .parts),
      ("kb_jwt no JWT", withHeader("kb_jwt", "a.b"), .keyBindingMalformed),
      ("empty disclosure", withHeader("disclosures", [""]), .disclosureMalformed),
      ("a tilde in a disclosure", withHeader("disclosures", ["a~b"]), .disclosureMalformed),
      ("both forms", changed("signatures", [.object(entry)]), .parts),
      ("no signatures", ["payload": payload, "signatures": []], .parts),
      ("signatures no array", ["payload": payload, "signatures": .object(entry)], .parts),
      (
        "disclosures in the second header",
        [
          "payload": payload,
          "signatures": [
            .object(entry), ["protected": "e30", "signature": "AA", "header": ["disclosures": [text]]],
          ],
        ], .parts
      ),
      (
        "kb_jwt in the second header",
        [
          "payload": payload,
          "signatures": [.object(entry), ["protected": "e30", "signature": "AA", "header": ["kb_jwt": "x"]]],
        ], .parts
      ),
    ]
    for (name, object, code) in cases {
      #expect(throws: SDJWTError(code, ""), Comment(rawValue: name)) { try SDJWT(json: .object(object)) }
    }
    for json in [.null, [], "x", [.object(flat)]] as [JSON] {
      #expect(throws: SDJWTError(.parts, "")) { try SDJWT(json: json) }
    }
    #expect(throws: SDJWTError(.tooLarge, "")) {
      try SDJWT(json: .object(flat), limits: .init(bytes: 400, disclosures: 9, depth: 9))
    }
    // The protected header names what belongs outside.
    let odd = try token([:], header: ["disclosures": []]).text.split(separator: ".").map { JSON.string(String($0)) }
    #expect(throws: SDJWTError(.parts, "")) {
      try SDJWT(
        json: ["protected": odd[0], "payload": odd[1], "signature": odd[2], "header": ["disclosures": []]])
    }
  }

  // MARK: Key binding

  /// A presentation whose key-binding JWT is made by hand.
  private func bound(
    _ claims: JSONObject, header: JSONObject = ["typ": "kb+jwt"], confirmation: JSON? = nil,
    by signer: (any Signer)? = nil, hash: SDHash = .sha256
  ) throws -> SDJWT {
    let shown = try made(
      [
        "_sd_alg": .string(hash.rawValue),
        "cnf": confirmation ?? ["jwk": holder.publicJWK.json],
      ], [])
    var members: JSONObject = [
      "iat": 1000, "aud": "a", "nonce": "n", "sd_hash": .string(hash.digest(of: shown.presented)),
    ]
    for (name, value) in claims { members[name] = value == .null ? .none : value }
    let binding = try CompactJWS.sign(
      header: header, payload: JSON.object(members).serialized(), by: signer ?? holder)
    return try SDJWT(parsing: shown.text + binding.text)
  }

  @Test("each rule of key binding is held", arguments: SDHash.allCases) func keyBinding(hash: SDHash) throws {
    let expected = KeyBindingExpectation(nonce: "n", audience: "a", time: 1000)
    #expect(throws: Never.self) { try bound([:], hash: hash).verifyKeyBinding(expected) }
    let cases: [(JSONObject, SDJWTError.Code)] = [
      (["iat": .null], .keyBindingMalformed), (["iat": "1000"], .keyBindingMalformed),
      (["aud": .null], .keyBindingMalformed), (["aud": ["a"]], .keyBindingMalformed),
      (["nonce": .null], .keyBindingMalformed), (["nonce": 1], .keyBindingMalformed),
      (["sd_hash": .null], .keyBindingMalformed), (["sd_hash": ""], .keyBindingHash),
      (["nonce": "N"], .keyBindingNonce), (["nonce": ""], .keyBindingNonce), (["aud": "a "], .keyBindingAudience),
      (["iat": 1061], .keyBindingAge), (["iat": 699], .keyBindingAge), (["iat": -1e300], .keyBindingAge),
    ]
    for (claims, code) in cases {
      #expect(throws: SDJWTError(code, ""), "\(claims)") { try bound(claims, hash: hash).verifyKeyBinding(expected) }
    }
    for iat in [1060, 700] {
      #expect(throws: Never.self) {
        try bound(["iat": .number(JSONNumber(iat))], hash: hash).verifyKeyBinding(expected)
      }
    }
    // Bound by the digest of another hash function than the token's.
    let other: SDHash = hash == .sha256 ? .sha512 : .sha256
    let shown = try bound([:], hash: hash)
    #expect(throws: SDJWTError(.keyBindingHash, "")) {
      try bound(["sd_hash": .string(other.digest(of: shown.presented))], hash: hash).verifyKeyBinding(expected)
    }
  }

  @Test("no other key, type or algorithm binds") func keys() throws {
    let expected = KeyBindingExpectation(nonce: "n", audience: "a", time: 1000)
    for type in ["JWT", "dc+sd-jwt", "kb-jwt"] {
      #expect(throws: SDJWTError(.keyBindingMalformed, ""), "\(type)") {
        try bound([:], header: ["typ": .string(type)]).verifyKeyBinding(expected)
      }
    }
    #expect(throws: SDJWTError(.keyBindingMalformed, "")) { try bound([:], header: [:]).verifyKeyBinding(expected) }
    // A key in the key-binding JWT's own header proves nothing.
    #expect(throws: SDJWTError(.keyBindingSignature, "")) {
      try bound([:], header: ["typ": "kb+jwt", "jwk": issuer.publicJWK.json], by: issuer).verifyKeyBinding(expected)
    }
    // A secret that the issuer's readers all know.
    let secret = try JWK(["kty": "oct", "k": .string(Base64URL.encode(Array(repeating: 7, count: 32)))])
    #expect(throws: SDJWTError(.keyBindingSignature, "")) {
      try bound(
        [:], confirmation: ["jwk": secret.json], by: SymmetricSigner(secret, algorithm: .HS256)
      ).verifyKeyBinding(expected)
    }
    for confirmation in [["kid": "h"], [:], "h", ["jwk": .null]] as [JSON] {
      #expect(throws: SDJWTError.self, "\(confirmation)") {
        try bound([:], confirmation: confirmation).verifyKeyBinding(expected)
      }
    }
    let none = Base64URL.encode(#"{"alg":"none","typ":"kb+jwt"}"#.utf8)
    let shown = try bound([:])
    let binding = try #require(shown.keyBinding).text.split(separator: ".")
    let stripped = String(decoding: shown.presented, as: UTF8.self) + "\(none).\(binding[1]).AA"
    #expect(throws: SDJWTError(.keyBindingSignature, "")) {
      try SDJWT(parsing: stripped).verifyKeyBinding(expected)
    }
    #expect(throws: SDJWTError(.keyBindingMalformed, "")) {
      try SDJWT(parsing: String(decoding: shown.presented, as: UTF8.self) + "\(none).\(binding[1]).")
    }
    // A binding that was made for another credential of the same holder.
    let another = try made(["b": 1, "cnf": ["jwk": holder.publicJWK.json]], [])
    #expect(throws: SDJWTError(.keyBindingHash, "")) {
      try SDJWT(parsing: another.text + binding.joined(separator: ".")).verifyKeyBinding(expected)
    }
  }
}
