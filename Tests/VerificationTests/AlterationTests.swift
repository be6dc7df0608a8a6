import Foundation
import JSONTree
import Testing

@testable import Verification

/// Every position of one small credential is changed, and every change is seen.
@Suite struct AlterationTests {
  /// Positions whose byte may change without effect, each with its reason. There are none: base64url is read
  /// strictly (no unused bits, no foreign characters), header, payload and dots are signed as they stand, and an
  /// Ed25519 signature has one encoding.
  static let harmless: [Int: String] = [:]

  @Test func seesEveryAlteredByte() async throws {
    let authority = try TestAuthority()
    let verifier = Verifier(documents: try authority.documents())
    let options = VerificationOptions(now: TestAuthority.now)
    let members: JSONObject = [
      "@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
      "issuer": .string(authority.did), "credentialSubject": ["id": "urn:uuid:1"],
    ]
    let token = Array(try authority.token(members, header: ["typ": "vc+jwt"]).utf8)
    #expect(verifier.verifyAtHand(token, options).verdict == .valid)

    var altered = 0
    var effective: Set<Int> = []
    var verdicts: [Verdict: Int] = [:]
    for position in token.indices {
      // One bit, another case, another letter of the alphabet, a dot, a blank, a byte that is no text.
      let replacements: Set<UInt8> = [
        token[position] ^ 1, token[position] ^ 0x20, token[position] ^ 0x80, UInt8(ascii: "A"),
        UInt8(ascii: "_"),
        UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: " "), UInt8(ascii: "="), 0,
      ]
      for replacement in replacements where replacement != token[position] {
        var bytes = token
        bytes[position] = replacement
        let report = verifier.verifyAtHand(bytes, options)
        altered += 1
        verdicts[report.verdict, default: 0] += 1
        if report.verdict == .valid { effective.insert(position) }
      }
    }
    #expect(effective == Set(Self.harmless.keys))
    #expect(altered > token.count * 8)
    #expect(verdicts[.invalid, default: 0] + verdicts[.undetermined, default: 0] == altered)
  }

  /// The last characters of the parts with unused bits: a lenient reader would take all their spellings.
  @Test func seesEveryOtherLastCharacter() async throws {
    let authority = try TestAuthority()
    let verifier = Verifier(documents: try authority.documents())
    let token = try authority.badgeToken()
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    for character in alphabet where character != token.last {
      let report = await verifier.verify(token.dropLast() + String(character))
      #expect(report.verdict == .invalid)
    }
  }

  @Test(arguments: [1, 2, 3, 10, 100]) func seesWhatIsCutOrAdded(_ count: Int) async throws {
    let authority = try TestAuthority()
    let verifier = Verifier(documents: try authority.documents())
    let token = try authority.badgeToken()
    for text in [
      String(token.dropLast(count)), String(token.dropFirst(count)),
      token + String(repeating: "A", count: count),
      String(repeating: "A", count: count) + token, token + String(repeating: ".", count: count),
      String(repeating: token, count: count + 1),
    ] {
      let report = await verifier.verify(text)
      #expect(report.verdict != .valid)
    }
  }
}
