import Awarding
import DelimitedText
import Encodings
import Intake
import JSONTree
import Testing

@Suite struct LearnersFileTests {
  @Test func aFrenchFileGivesItsCandidates() throws {
    let check = try check(
      """
      nom;prénom;courriel;date de naissance;identifiant;mention;délivré le;lieu
      Dupont;Marie;marie@exemple.fr;03/04/1990;E-1;Très bien;12/05/2026;Nantes

      D’Arc ;  Jeanne   Anne ;;1912-01-06;E-2;;;

      """)
    #expect(check.found == [])
    #expect(check.rowCount == 2)
    #expect(check.validCount == 2)
    #expect(check.refusedCount == 0)
    let candidates = try check.candidates()
    #expect(
      candidates == [
        Candidate(
          learner: Learner(
            familyName: "Dupont", givenName: "Marie", email: "marie@exemple.fr",
            birthDate: try CalendarDate(iso: "1990-04-03"), identifier: "E-1"),
          grade: "Très bien", awardedOn: try CalendarDate(iso: "2026-05-12"), place: "Nantes", row: 2),
        Candidate(
          learner: Learner(
            familyName: "D’Arc", givenName: "Jeanne Anne", birthDate: try CalendarDate(iso: "1912-01-06"),
            identifier: "E-2"), row: 4),
      ])
  }

  @Test func anEnglishFileInAnotherOrder() throws {
    let check = try check(
      "E-MAIL\tLast Name\tgiven_name\tBirthDate\tGrade\na@b.org\tLee\tAnn\t2001-02-03\tA+\n")
    let candidate = try #require(try check.candidates().first)
    #expect(candidate.learner.displayName == "Ann Lee")
    #expect(candidate.learner.email == "a@b.org")
    #expect(candidate.grade == "A+")
    #expect(check.format.separator == .tab)
  }

  @Test func windows1252AndQuotedLineBreaks() throws {
    let bytes =
      Array("sep=;\r\nnom;pr".utf8) + [0xE9] + Array("nom;courriel;note\r\nLef".utf8) + [0xE8]
      + Array("vre;Zo".utf8) + [0xEB]
      + Array(";zoe@exemple.fr;\"14/20\"\r\nMartin;\"Luc\r\n\";luc@exemple.fr;\r\n;;;\r\n".utf8)
    for chunkSize in [1, .max] {
      let check = try check(bytes, chunkSize: chunkSize)
      #expect(check.found == [])
      #expect(check.format.encoding == .windows1252)
      #expect(check.blankRowCount == 1)
      let candidates = try check.candidates()
      #expect(candidates.map(\.learner.displayName) == ["Zoë Lefèvre", "Luc Martin"])
      #expect(candidates.map(\.row) == [2, 3])
      #expect(check.notices.map(\.code) == [.encodingWindows1252, .rowsBlank])
    }
  }

  @Test func oneNameAloneIsEnough() throws {
    let check = try check("nom,prénom,id\nSukarno,,1\n,Björk,2\n")
    #expect(try check.candidates().map(\.learner.displayName) == ["Sukarno", "Björk"])
  }

  @Test func aWholeNameStaysWhole() throws {
    let learner = try #require(try check("Nom et prénom,id\nMarie Dupont,1\n").candidates().first).learner
    #expect(learner.fullName == "Marie Dupont")
    #expect(learner.familyName == nil)
    let split = try #require(try check("name,first name,id\nDupont,Marie,1\n").candidates().first).learner
    #expect(split.familyName == "Dupont")
    #expect(split.fullName == nil)
    let whole = try #require(try check("name,id\nMarie Dupont,1\n").candidates().first).learner
    #expect(whole.fullName == "Marie Dupont")
  }

  @Test func namesFromEverywhereAreNames() throws {
    let names = [
      "Null", "Test", "Na", "None", "O'Neil", "D’Angelo", "'t Hooft", "Jean-Pierre", "Nguyễn", "ŘÍŽA", "KLÍŠ",
      "ÄŽ",
      "محمد", "李小龙", "Владимир", "Σωκράτης", "अमित", "نیلوفر\u{200C}پور", "Mc. Donald, Jr.", "Ødegård",
      "X Æ A-12",
      "Åse Å", "JOSÉ’S", "Ævar", "Ãngela", "João Ãlvaro", "Durand", "Ferdinand", "Bullion", "Commençais",
      "Renée",
      "Blanche", "Templier", "Nuland",
    ]
    let rows = names.enumerated().map { "\"\($1)\",\($0)" }
    let check = try check("nom,id\n" + rows.joined(separator: "\n"))
    #expect(check.found == [])
    #expect(try check.candidates().map(\.learner.familyName) == names)
  }

  @Test func unknownColumnsAreNamedAndIgnored() throws {
    let check = try check("nom,id,âge du capitaine,,lieu de naissance\nDupont,1,42,x,Nantes\n")
    #expect(check.notices.map(\.code) == [.columnUnknown, .columnUntitled, .columnUnknown])
    #expect(check.notices.map(\.detail) == ["âge du capitaine", "4", "lieu de naissance"])
    #expect(check.notices[0].message(in: .fr).contains("âge du capitaine"))
    #expect(try check.candidates().first?.place == nil)
  }

  @Test func shortRowsAreReadAndLeftOutCellsAreEmpty() throws {
    let check = try check("nom,id,lieu\nDupont,1\n")
    #expect(check.refusedCount == 0)
  }

  @Test func aHeaderAloneIsSaid() throws {
    let check = try check("nom,id\n")
    #expect(check.rowCount == 0)
    #expect(check.notices.map(\.code) == [.rowsNone])
    #expect(try check.candidates().isEmpty)
  }

  @Test func theHoldersKeyIsKeptAsText() throws {
    let key = #"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#
    let text = "nom,id,clé publique\nDupont,1,\"\(key.replacing("\"", with: "\"\""))\"\n"
    #expect(try check(text).candidates().first?.holderKey == key)
    let refused = try check(text) { $0.acceptsHolderKey = { $0["crv"]?.string != "Ed25519" } }
    #expect(refused.found == ["2 clé publique holder-key.malformed"])
  }

  @Test func everyByteIsObservedOnceForTheDigest() throws {
    let bytes = Array("nom,id\nA,1\nB,1\n".utf8)
    var seen: [UInt8] = []
    let file = LearnersFile(today: try CalendarDate(iso: "2026-11-25"))
    let check = try file.check(MemoryBytes(bytes, chunkSize: 4), observing: { seen += $0 })
    #expect(seen == bytes)
    #expect(check.refusedCount == 2)
  }

  @Test func rowsGiveCandidatesAndRefusalsInOrder() throws {
    let check = try check("nom,id\nA,1\n,2\nC,3\n")
    let rows = try check.rows()
    var found: [String] = []
    while let row = try rows.next() {
      switch row {
      case .candidate(let candidate): found.append("\(candidate.row) \(candidate.learner.displayName)")
      case .refused(let row, let name, let faults): found.append("\(row) \(name) \(faults.map(\.code.name))")
      }
    }
    #expect(found == ["2 A", #"3  ["name.missing"]"#, "4 C"])
  }

  @Test func faultsAreKeptUpToALimitAndCountedBeyond() throws {
    let text = "nom,id\n" + (1...50).map { ",\($0)\n" }.joined()
    let check = try check(text) { $0.maximumRefusedRowsKept = 10 }
    #expect(check.refusedCount == 50)
    #expect(check.faults.map(\.row) == Array(2...11))
    #expect(check.refusedRowsLeftOut == 40)
    let rows = try check.rows()
    var faults = 0
    while case .refused(_, _, let rowFaults)? = try rows.next() { faults += rowFaults.count }
    #expect(faults == 50)
  }

  @Test func progressIsToldNowAndThen() throws {
    var told: [Int] = []
    let text = "nom,id\n" + (1...20_000).map { "A,\($0)\n" }.joined()
    let check = try LearnersFile(today: try CalendarDate(iso: "2026-11-25"))
      .check(MemoryBytes(text), progress: { told.append($0) })
    #expect(told == [10_000, 20_000])
    #expect(check.validCount == 20_000)
  }
}
