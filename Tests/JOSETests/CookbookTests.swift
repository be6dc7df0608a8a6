import Crypto
import CryptoExtras
import Encodings
import Foundation
import JOSE
import JSONTree
import TestMaterial
import Testing

/// The examples of RFC 7520, RFC 7797 and RFC 8037.
@Suite(.enabled(if: Shared.isPresent)) struct CookbookTests {
  private static let folder = "vectors/jose-cookbook"
  private static let everything = Set(SignatureAlgorithm.allCases)

  /// Encryption is not built yet: 13 examples of JWE, one of ECDH-ES, one that nests both.
  @Test func skipped() throws {
    #expect(try Shared.names(in: "\(Self.folder)/jwe").count == 13)
    #expect(try Shared.names(in: "\(Self.folder)/curve25519") == ["ecdh-es.json", "jws.json"])
    #expect(
      try Shared.names(in: Self.folder).filter { $0.hasSuffix(".json") } == [
        "6.nesting_signatures_and_encryption.json"
      ])
    for name in try Shared.names(in: "\(Self.folder)/jwe") {
      let output = try Shared.json("\(Self.folder)/jwe/\(name)")["output"]
      if let compact = output?["compact"]?.string {
        #expect(throws: JOSEError(.parts, "")) { try CompactJWS(parsing: compact) }
      }
      for form in [output?["json"], output?["json_flat"]].compactMap({ $0 }) {
        #expect(throws: JOSEError.self) { try GeneralJWS(form) }
      }
    }
  }

  @Test func keys() throws {
    let names = try Shared.names(in: "\(Self.folder)/jwk")
    #expect(names.count == 6)
    for name in names {
      let json = try Shared.json("\(Self.folder)/jwk/\(name)")
      let jwk = try JWK(json)
      #expect(jwk.jsonWithSecrets == json)
      #expect(try JWK(jwk.jsonWithSecrets) == jwk)
      let isPublic = name.hasPrefix("3_1") || name.hasPrefix("3_3")
      #expect(jwk.isPrivate == !isPublic)
      #expect(isPublic == (jwk.json == json))
      for secret in ["d", "p", "q", "dp", "dq", "qi", "k"] { #expect(jwk.json[secret] == nil) }
    }
  }

  @Test func signatures() throws {
    let names = try Shared.names(in: "\(Self.folder)/jws")
    #expect(names.count == 8)
    var forms = 0
    var reproduced = 0
    for path in names.map({ "jws/\($0)" }) + ["curve25519/jws.json"] {
      let example = try Shared.json("\(Self.folder)/\(path)")
      let payload = Array(try #require(example["input"]?["payload"]?.string).utf8)
      let output = try #require(example["output"])
      let detached = path.contains("4_5.") ? payload : nil
      let given = try #require(example["input"]?["key"])
      let keys = given.array ?? [given]
      if let compact = output["compact"]?.string {
        let jws = try CompactJWS(parsing: compact, detachedPayload: detached)
        #expect(try jws.verified(by: key(keys[0]), accepting: Self.everything).payload == payload)
        forms += 1
      }
      for json in [output["json"], output["json_flat"]].compactMap({ $0 }) {
        let jws = try GeneralJWS(json, detachedPayload: detached)
        #expect(jws.signatures.count == keys.count)
        for (index, key) in keys.enumerated() {
          let verified = try jws.verified(
            signature: index, by: JOSETests.key(key), accepting: Self.everything)
          #expect(verified.payload == payload)
        }
        // 4_7 and the second signature of 4_8 have no protected header at all.
        #expect((json["signatures"] == nil ? jws.flattened : jws.json) == json)
        forms += 1
      }
      // Not 4_7: this library never leaves `alg` unprotected.
      if example["reproducible"]?.bool == true, !path.contains("4_7.") {
        try reproduce(example, payload: payload, key: keys[0], detached: detached != nil)
        reproduced += 1
      }
    }
    #expect(forms == 23)
    #expect(reproduced == 5)
  }

  private func reproduce(_ example: JSON, payload: [UInt8], key: JSON, detached: Bool) throws {
    let output = try #require(example["output"])
    let header = try #require(example["signing"]?["protected"]?.object)
    let unprotected = example["signing"]?["unprotected"]?.object
    let signer = try signer(key, try #require(header["alg"]?.string.flatMap(SignatureAlgorithm.init)))
    if let compact = output["compact"]?.string {
      #expect(
        try CompactJWS.sign(header: header, payload: payload, by: signer, detached: detached).text == compact)
    }
    let jws = try GeneralJWS.sign(payload: payload, by: [(header, unprotected, signer)], detached: detached)
    #expect(jws.json == output["json"])
    #expect(jws.flattened == output["json_flat"])
  }

  private func signer(_ json: JSON, _ algorithm: SignatureAlgorithm) throws -> any Signer {
    let jwk = try JWK(json.without("kid"))
    switch jwk.material {
    case .symmetric: return try SymmetricSigner(jwk, algorithm: algorithm)
    case .rsa: return try RSASigner(json, algorithm: algorithm)
    default: return try SigningKey(jwk)
    }
  }

  @Test func unencodedPayload() throws {
    #expect(try Shared.names(in: "\(Self.folder)/rfc7797").count == 2)
    let compatible = try Shared.json("\(Self.folder)/rfc7797/hmac-sha2_b64_false.json")
    let output = try #require(compatible["output"])
    let key = try JOSETests.key(try #require(compatible["input"]?["key"]))
    let payload = Array(try #require(compatible["input"]?["payload"]?.string).utf8)

    let compact = try #require(output["compact"]?.string)
    #expect(throws: JOSEError(.unencodedPayload, "")) { try CompactJWS(parsing: compact) }
    let jws = try CompactJWS(parsing: compact, allowsUnencodedPayload: true)
    #expect(try jws.verified(by: key, accepting: Self.everything).payload == payload)
    for form in ["json", "json_flat"] {
      let jws = try GeneralJWS(try #require(output[form]))
      #expect(try jws.verified(by: key, accepting: Self.everything).payload == payload)
      #expect((form == "json" ? jws.json : jws.flattened) == output[form])
    }

    // Its header, of a draft, has b64 without crit: RFC 7797 section 6 forbids that, so the example is refused although
    // its signature holds.
    let draft = try Shared.json("\(Self.folder)/rfc7797/4.2.hmac-sha2_b64_false.json")
    for form in ["json", "json_flat"] {
      #expect(throws: JOSEError(.unencodedPayload, "")) {
        try GeneralJWS(try #require(draft["output"]?[form]))
      }
    }
    let input = Array(try #require(draft["signing"]?["sig-input"]?.string).utf8)
    let signature = try Base64URL.decode(try #require(draft["signing"]?["sig"]?.string))
    #expect(key.verifies(signature, over: input, with: .HS256))
  }
}

/// RSA by swift-crypto, to show that any ``Signer`` will do.
private struct RSASigner: Signer {
  let algorithm: SignatureAlgorithm
  let keyID = ""
  private let key: _RSA.Signing.PrivateKey

  init(_ json: JSON, algorithm: SignatureAlgorithm) throws {
    func number(_ name: String) throws -> [UInt8] { try Base64URL.decode(try #require(json[name]?.string)) }
    self.algorithm = algorithm
    key = try _RSA.Signing.PrivateKey(
      n: number("n"), e: number("e"), d: number("d"), p: number("p"), q: number("q"))
  }

  func signature(over message: [UInt8]) throws -> [UInt8] {
    Array(try key.signature(for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5).rawRepresentation)
  }
}
