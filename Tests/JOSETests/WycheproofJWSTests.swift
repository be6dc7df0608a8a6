import Encodings
import JOSE
import JSONTree
import TestMaterial
import Testing

@Suite(.enabled(if: Shared.isPresent)) struct WycheproofJWSTests {
  private static let everything = Set(SignatureAlgorithm.allCases)

  /// 393 of 401 as the file says; eight otherwise, and each with its reason, in ``divergences()``.
  @Test func webSignatures() throws {
    var tally = Tally()
    for wycheproof in try WycheproofCase.all(in: "json_web_signature") {
      let jwk = try #require(wycheproof.group["public"] ?? wycheproof.group["private"])
      tally.judge(wycheproof, verifies: Self.verifies(try #require(wycheproof.test["jws"]), jwk))
    }
    #expect(tally.count == 401)
    #expect(tally.differing == [346, 347, 350, 351, 367, 370, 372, 373])
  }

  @Test func divergences() throws {
    let cases = try WycheproofCase.all(in: "json_web_signature")
    func find(_ number: Int) throws -> (jws: JSON, jwk: JSON) {
      let found = try #require(cases.first { $0.number == number })
      return (try #require(found.test["jws"]), try #require(found.group["public"] ?? found.group["private"]))
    }
    // "valid" although the key's own alg (PS256; ES521, which is none) is not the header's (PS384, ES512). Cases 338
    // and 340 are "invalid" for just that. Without the key's alg they verify.
    for number in [346, 347, 350, 351] {
      let (jws, jwk) = try find(number)
      #expect(Self.verifies(jws, try jwk.without("alg")))
      let header = try CompactJWS(parsing: try #require(jws.string)).header
      #expect(header.algorithmName != jwk["alg"]?.string)
    }
    // "invalid" although, byte for byte, the same as case 357, which is "valid".
    for number in [367, 370] {
      #expect(try find(number) == find(357))
      #expect(cases.first { $0.number == 357 }?.verdict == .valid)
    }
    // "valid" although a question mark stands in the base64url; 366 and 371 are "invalid" for just that.
    for number in [372, 373] {
      let (jws, jwk) = try find(number)
      let text = try #require(jws.string)
      #expect(throws: JOSEError(.base64url, "")) { try CompactJWS(parsing: text) }
      #expect(Self.verifies(.string(text.filter { $0 != "?" }), jwk))
    }
  }

  @Test func webKeys() throws {
    var tally = Tally()
    for wycheproof in try WycheproofCase.all(in: "json_web_key") {
      let set = try #require(wycheproof.group["public"] ?? wycheproof.group["private"])
      let jws = try #require(wycheproof.test["jws"]?.string)
      tally.judge(wycheproof, verifies: (try? Self.verify(jws, set)) != nil)
    }
    #expect(tally.count == 26)
    #expect(tally.differing == [])
  }

  @Test func whyKeySetsAreRefused() throws {
    let cases = try WycheproofCase.all(in: "json_web_key")
    for (number, code) in [
      (1, JOSEError.Code.keySetMixed), (4, .keyAmbiguous), (6, .keyAlgorithm), (7, .keyNotFound),
      (19, .keyAlgorithm),
      (22, .keyNotFound), (25, .keyAlgorithm),
    ] {
      let found = try #require(cases.first { $0.number == number })
      let set = try #require(found.group["public"] ?? found.group["private"])
      let jws = try #require(found.test["jws"]?.string)
      #expect(throws: JOSEError(code, "")) { try Self.verify(jws, set) }
    }
    // The reasons of the keys that were left out.
    for (number, code) in [
      (7, JOSEError.Code.keyWeak), (8, .keyWeak), (9, .keyWeak), (16, .keyInvalid), (22, .keyInvalid),
    ] {
      let found = try #require(cases.first { $0.number == number })
      let set = try #require(found.group["public"] ?? found.group["private"])
      #expect(try JWKSet(set).unreadable.map(\.code) == [code])
    }
  }

  private static func verifies(_ jws: JSON, _ jwk: JSON) -> Bool {
    guard let text = jws.string, let jws = try? CompactJWS(parsing: text), let key = try? key(jwk) else {
      return false
    }
    return (try? jws.verified(by: key, accepting: everything)) != nil
  }

  @discardableResult
  private static func verify(_ text: String, _ set: JSON) throws -> VerifiedJWS {
    let set = try JWKSet(set)
    let jws = try CompactJWS(parsing: text)
    let algorithm = try #require(jws.header.algorithm)
    let key = try set.verificationKey(keyID: jws.header.keyID, algorithm: algorithm)
    return try jws.verified(by: key, accepting: everything)
  }
}
