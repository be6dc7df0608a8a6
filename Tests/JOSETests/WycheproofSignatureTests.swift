import Encodings
import JOSE
import JSONTree
import TestMaterial
import Testing

@Suite(.enabled(if: Shared.isPresent)) struct WycheproofSignatureTests {
  @Test(arguments: [
    ("ecdsa_secp256r1_sha256_p1363", EllipticCurve.p256, SignatureAlgorithm.ES256, 262),
    ("ecdsa_secp384r1_sha384_p1363", .p384, .ES384, 280),
  ])
  func ecdsa(_ file: String, _ curve: EllipticCurve, _ algorithm: SignatureAlgorithm, _ count: Int) throws {
    var tally = Tally()
    for wycheproof in try WycheproofCase.all(in: file) {
      let point = try Hex.decode(try #require(wycheproof.group["publicKey"]?["uncompressed"]?.string))
        .dropFirst()
      let size = curve.coordinateByteCount
      let jwk = try JWK(.elliptic(curve, x: Array(point.prefix(size)), y: Array(point.suffix(size))))
      if let published = wycheproof.group["publicKeyJwk"] { #expect(try JWK(published).hasSameKey(as: jwk)) }
      let verifies = try VerificationKey(jwk)
        .verifies(wycheproof.bytes("sig"), over: wycheproof.bytes("msg"), with: algorithm)
      tally.judge(wycheproof, verifies: verifies)
    }
    #expect(tally.count == count)
    #expect(tally.differing == [])
  }

  @Test(arguments: [SignatureAlgorithm.EdDSA, .Ed25519])
  func ed25519(_ algorithm: SignatureAlgorithm) throws {
    var tally = Tally()
    for wycheproof in try WycheproofCase.all(in: "ed25519") {
      let verifies = try key(try #require(wycheproof.group["publicKeyJwk"]))
        .verifies(wycheproof.bytes("sig"), over: wycheproof.bytes("msg"), with: algorithm)
      tally.judge(wycheproof, verifies: verifies)
    }
    #expect(tally.count == 151)
    #expect(tally.differing == [])
  }

  @Test(arguments: [
    ("rsa_signature_2048_sha256", SignatureAlgorithm.RS256, "keyJwk", 259),
    ("rsa_pss_2048_sha256_mgf1_32", .PS256, "publicKeyJwk", 108),
  ])
  func rsa(_ file: String, _ algorithm: SignatureAlgorithm, _ jwkName: String, _ count: Int) throws {
    var tally = Tally()
    for wycheproof in try WycheproofCase.all(in: file) {
      let der = try Hex.decode(try #require(wycheproof.group["publicKeyAsn"]?.string))
      let jwk = try JWK(pkcs1PublicKey: der)
      #expect(jwk.pkcs1PublicKey == der)
      #expect(try JWK(try #require(wycheproof.group[jwkName])).hasSameKey(as: jwk))
      let verifies = try VerificationKey(jwk)
        .verifies(wycheproof.bytes("sig"), over: wycheproof.bytes("msg"), with: algorithm)
      tally.judge(wycheproof, verifies: verifies)
    }
    #expect(tally.count == count)
    #expect(tally.differing == [])
  }
}
