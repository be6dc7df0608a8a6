import Foundation
import JSONTree
import Testing

@testable import Verification

/// What an input is told to be.
@Suite struct DetectionTests {
  let verifier = Verifier(documents: OfflineDocumentSource())

  @Test(arguments: [
    ("", "format.empty"), (" \r\n\t ", "format.empty"), ("bonjour", "format.unknown"),
    ("www.example.com", "format.unknown"), ("https://certif.example/credentials/1", "format.unknown"),
    ("a.b.c", "format.unknown"), ("{}", "format.unknown"), ("[]", "format.unknown"),
    ("[1, 2]", "format.unknown"),
    ("42", "format.unknown"), ("\"bonjour\"", "format.unknown"), (#"{"type": "Profile"}"#, "format.unknown"),
    ("un texte", "format.not-text"), ("%PDF-1.7 \n%", "format.not-text"),
    ("<?xml version=\"1.0\"?><a> </a>", "format.not-text"),
    ("{\"a\": }", "format.json-syntax"), ("{\"a\": 1, \"a\": 2}", "format.json-syntax"),
    ("[", "format.json-syntax"),
    ("eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d", "format.encrypted"), ("~~", "format.unknown"),
  ])
  func isNothingKnown(_ text: String, _ code: String) async throws {
    let report = await verifier.verify(text)
    #expect(report.codes(.format) == [code])
    #expect(report.unreadable?.code.rawValue == code)
    #expect(report.format == nil)
    #expect(report.verdict == .invalid)
    #expect(report.credential == nil)
    #expect(Set(report.checks.map(\.check)) == Set(Check.allCases))
  }

  @Test func namesLineAndColumn() async throws {
    let report = await verifier.verify("{\n  \"a\": 1,\n  \"b\": tru\n}")
    let location = try #require(report.unreadable?.location)
    #expect(location.line == 3)
    #expect(report.finding(.formatJSONSyntax)?.detail["line"] == 3)
    let deep = await verifier.verify(String(repeating: "[", count: 200) + String(repeating: "]", count: 200))
    #expect(deep.codes(.format) == ["format.json-syntax"])
    let cut = await verifier.verify(#"{"@context": ["https://www.w3.org/ns/credentials/v2"], "#)
    #expect(cut.unreadable?.location != nil)
  }

  @Test func refusesInputsBeyondTheLimit() async throws {
    let report = await verifier.verify(
      [UInt8](repeating: UInt8(ascii: "a"), count: 10 * 1_024 * 1_024 + 1),
      VerificationOptions(now: TestAuthority.now))
    #expect(report.codes(.format) == ["format.too-large"])
    #expect(report.unreadable != nil)
  }

  @Test(
    arguments: [[0xFF, 0xFE, 0x00], [0x89, 0x50, 0x4E, 0x47, 0x0D], [0x50, 0x4B, 0x03, 0x04, 0]] as [[UInt8]])
  func refusesBytesThatAreNoText(_ bytes: [UInt8]) async throws {
    let report = await verifier.verify(bytes, VerificationOptions(now: TestAuthority.now))
    #expect(report.codes(.format) == ["format.not-text"])
  }

  /// Recognised, and broken: the answer is no, not "nothing known".
  @Test(arguments: [
    "eyJhbGciOiJFZERTQSJ9.e30", "eyJhbGciOiJFZERTQSJ9.e30.", "eyJhbGciOiJFZERTQSJ9.%.AA", "eyJhbGci.e30.AA",
    #"{"type": "EnvelopedVerifiableCredential"}"#,
    #"{"type": "EnvelopedVerifiableCredential", "id": "https://a.example"}"#,
    #"{"type": "EnvelopedVerifiableCredential", "id": "data:application/vc+jwt,data:application/vc+jwt,a"}"#,
    #"{"type": "EnvelopedVerifiableCredential", "id": "data:text/plain,eyJhbGciOiJFZERTQSJ9.e30.AA"}"#,
    #"{"payload": 1, "protected": "", "signature": "x"}"#,
  ])
  func isRecognisedAndBroken(_ text: String) async throws {
    let report = await verifier.verify(text)
    #expect(report.outcomes(.format) == [.fail])
    #expect(report.unreadable == nil)
    #expect(report.format == .vcJWT)
    #expect(report.verdict == .invalid)
    #expect(Set(report.checks.map(\.check)) == Set(Check.allCases))
  }

  /// Forms whose proof waits for a later issue: named, and never valid.
  @Test func namesTheFormsThatAreNotCheckedYet() async throws {
    let authority = try TestAuthority()
    let proven = JSON.object(
      authority.badge(["proof": ["type": "DataIntegrityProof", "proofPurpose": "assertionMethod"]]))
    let inputs: [(String, CredentialFormat)] = [
      (proven.text(), .dataIntegrity),
      (
        #"{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "https://a.example/1", "badge": {"name": "B", "issuer": "https://a.example"}}"#,
        .openBadges2
      ),
      (
        #"{"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential", "EuropeanDigitalCredential"]}"#,
        .europass
      ),
    ]
    for (text, format) in inputs {
      let report = await verifier.verify(text)
      #expect(report.format == format)
      #expect(report.codes(.proof) == ["proof.form-not-checked"], "\(format)")
      #expect(report.verdict == .undetermined)
      #expect(report.unreadable == nil)
    }
    let report = await verifier.verify(proven.text())
    #expect(report.codes(.status) == ["status.not-reached"])
    #expect(report.codes(.validity) == ["validity.good"])
    #expect(report.credential?.title == "Soudure TIG")
  }

  /// `typ: vc+sd-jwt` with a W3C credential inside and no disclosures is the credential that it holds.
  @Test func tellsTheTwoMeaningsOfATypeApart() async throws {
    let authority = try TestAuthority()
    let token = try authority.token(authority.badge(), header: ["typ": "vc+sd-jwt"])
    let report = await Verifier(documents: try authority.documents()).verify(token)
    #expect(report.format == .vcJWT)
    #expect(report.verdict == .valid)
  }

  /// Random bytes and mutations of good inputs: a report always, a valid one never.
  @Test func survivesNoise() async throws {
    let authority = try TestAuthority()
    let verifier = Verifier(documents: try authority.documents())
    let options = VerificationOptions(now: TestAuthority.now)
    let good = Array(authority.enveloped(try authority.badgeToken()).text().utf8)
    var seed: UInt64 = 42
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: seed >> 33) % bound
    }
    for _ in 0..<300 {
      var bytes = good
      for _ in 0...next(4) {
        switch next(3) {
        case 0: bytes[next(bytes.count)] = UInt8(next(256))
        case 1: bytes.remove(at: next(bytes.count))
        default: bytes.insert(UInt8(next(256)), at: next(bytes.count))
        }
      }
      let report = verifier.verifyAtHand(bytes, options)
      // Blanks between the members of the envelope change nothing.
      if report.verdict == .valid {
        #expect(try JSON(parsing: bytes)["id"] == JSON(parsing: good)["id"])
      }
      #expect(Set(report.checks.map(\.check)) == Set(Check.allCases))
    }
  }
}
