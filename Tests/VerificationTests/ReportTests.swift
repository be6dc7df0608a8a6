import Encodings
import Foundation
import JSONTree
import Testing

@testable import Verification

@Suite struct ReportTests {
  let authority: TestAuthority

  init() throws { authority = try TestAuthority() }

  @Test func hasTheFormOfTheContract() async throws {
    let verifier = Verifier(documents: try authority.documents())
    let report = await verifier.verify(try authority.badgeToken())
    let json = report.json(in: .en)
    #expect(json.object?.names == ["version", "verdict", "at", "format", "credential", "checks"])
    #expect(json["version"] == 1)
    #expect(json["verdict"] == "valid")
    #expect(json["at"] == "2026-11-25T10:00:00Z")
    #expect(json["format"] == "vc-jwt")
    #expect(
      json["credential"] == [
        "id": "urn:uuid:4b3dcb27-1ec1-4b0e-9d2a-2f0c6a4a2b11", "title": "Soudure TIG",
        "issuer": ["id": "did:web:certif.example", "name": "Certif"],
        "holder": ["id": "urn:uuid:9b0d9a34-59a3-4b07-9f5c-5e6b6b0fd3a1", "name": "Jeanne Doe"],
        "awardedOn": "2026-05-12", "validUntil": "2029-05-12T00:00:00Z",
      ])
    let checks = try #require(json["checks"]?.array)
    #expect(checks.map { $0["check"]?.string } == Check.allCases.map(\.rawValue))
    for check in checks {
      #expect(check.object?.names == ["check", "outcome", "code", "message", "detail"])
      #expect(check["detail"]?.object != nil)
    }
    #expect(report.json == report.json(in: .fr))
    #expect(try JSON(parsing: json.serialized()) == json)
  }

  @Test func keepsTheOrderOfTheChecks() async throws {
    let verifier = Verifier(documents: OfflineDocumentSource())
    for text in [try authority.badgeToken(), "x", try authority.presentation([1]), "[\(#""x""#)]"] {
      let positions = await verifier.verify(text).checks.map(\.check.position)
      #expect(positions == positions.sorted())
      #expect(Set(positions).count == Check.allCases.count)
    }
    #expect(Check.allCases == Check.allCases.sorted())
  }

  @Test func answersTheWorstOutcomeOfACheck() {
    let report = Report(
      verdict: .invalid, at: TestAuthority.now, format: nil, credential: nil,
      checks: [Finding(.status, .pass, .statusGood), Finding(.status, .fail, .statusRevoked)])
    #expect(report.outcome(of: .status) == .fail)
    #expect(report.outcome(of: .proof) == nil)
  }

  // MARK: Texts

  @Test(arguments: FindingCode.allCases) func everyCodeHasItsTexts(_ code: FindingCode) {
    let name = code.rawValue.split(separator: ".", maxSplits: 1).map(String.init)
    #expect(name.count == 2)
    #expect(Check(rawValue: name[0]) == code.check)
    for language in Language.allCases {
      let text = MessageCatalogue.text(code, in: language)
      #expect(text.count > 10)
      #expect(text.hasSuffix("."))
      #expect(!text.contains("!"))
      #expect(text.filter { $0 == "{" }.count == text.filter { $0 == "}" }.count)
    }
    // Both languages tell the same facts.
    #expect(places(code, .fr) == places(code, .en))
  }

  private func places(_ code: FindingCode, _ language: Language) -> Set<Substring> {
    Set(
      MessageCatalogue.text(code, in: language).split(separator: "{").dropFirst().map {
        $0.prefix { $0 != "}" }
      })
  }

  /// docs/VERIFICATION.md lists every code, and none that is not there.
  @Test func everyCodeStandsInTheDocumentation() throws {
    var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    let text = try String(contentsOf: folder.appending(path: "docs/VERIFICATION.md"), encoding: .utf8)
    let section = try #require(text.range(of: "\n## Codes\n")).upperBound
    var listed: Set<String> = []
    for entry in text[section...].components(separatedBy: "\n- ") {
      let parts = entry.split(separator: "`", omittingEmptySubsequences: false)
      if parts.count == 3, parts[1].hasSuffix(".") {
        // `status.` and the names that follow, with outcomes in brackets.
        let names = parts[2].replacing(/\[[^\]]*\]/, with: "").split { $0.isWhitespace || $0 == "·" }
        listed.formUnion(names.map { parts[1] + String($0) })
      } else {
        listed.formUnion(parts.filter { $0.contains(".") && $0.contains("-") }.map(String.init))
      }
    }
    #expect(listed == Set(FindingCode.allCases.map(\.rawValue)))
  }

  /// Every place of a message is filled in the reports that carry it.
  @Test func fillsThePlacesOfAMessage() async throws {
    let source = try authority.documents()
    let verifier = Verifier(documents: source)
    for text in [
      try authority.badgeToken(), try authority.badgeToken(header: ["kid": "#x"]), "{", "a.b.c",
      try authority.badgeToken(claims: ["iss": "x"]), try authority.badgeToken(header: ["typ": "x"]),
      try authority.badgeToken(["credentialStatus": TestAuthority.entry(index: "999999")]),
      try authority.badgeToken(["validUntil": "2026-06-01T00:00:00Z"]),
      try authority.badgeToken(["evidence": 1]),
    ] {
      for finding in await verifier.verify(text).checks {
        for language in Language.allCases {
          let message = finding.message(in: language)
          #expect(
            !message.contains("{") && !message.contains("non précisé") && !message.contains("not given"))
        }
      }
    }
  }

  @Test func writesDatesAsPeopleReadThem() {
    let finding = Finding(.validity, .fail, .validityExpired, ["until": "2026-05-01T00:00:00Z"])
    #expect(finding.message(in: .fr).contains("1er mai 2026"))
    #expect(finding.message(in: .en).contains("1 May 2026"))
    let timed = Finding(.validity, .fail, .validityNotYet, ["from": "2026-12-31T09:05:00+01:00"])
    #expect(timed.message(in: .fr).contains("31 décembre 2026 à 8 h 05 (UTC)"))
    #expect(timed.message(in: .en).contains("31 December 2026 at 08:05 UTC"))
  }

  /// What comes from the input cannot turn a message round or fill a screen.
  @Test func cleansForeignTextInMessages() {
    let hostile = "did:web:a\u{202E}elpmaxe\u{0}\n" + String(repeating: "x", count: 1_000)
    let message = Finding(.issuerKey, .fail, .issuerKeyNotListed, ["issuer": .string(hostile)]).message(
      in: .en)
    #expect(!message.unicodeScalars.contains { $0.value == 0x202E || $0.value < 0x20 })
    #expect(message.count < 300)
    let code = Finding(
      .issuerKey, .unknown, .issuerKeyUnreachable, ["address": "https://a", "failure": "offline"])
    #expect(code.message(in: .fr).contains("travail hors ligne"))
  }
}
