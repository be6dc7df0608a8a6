import DelimitedText
import Encodings
import Intake
import JSONTree
import Testing

@Suite struct LearnersFaultTests {
  /// A value of the column of names, and the fault that it is.
  static let names: [(String, RowFault.Code)] = [
    ("marie@exemple.fr", .nameIsEmail), ("undefined", .namePlaceholder), ("Undefined", .namePlaceholder),
    ("Marie undefined", .namePlaceholder), ("null", .namePlaceholder), ("NULL", .namePlaceholder),
    ("null null", .namePlaceholder), ("n/a", .namePlaceholder), ("N/A", .namePlaceholder),
    ("(vide)", .namePlaceholder), ("xxx", .namePlaceholder), ("À compléter", .namePlaceholder),
    ("[object Object]", .namePlaceholder), ("#N/A", .textSpreadsheetError), ("#REF!", .textSpreadsheetError),
    ("#NOM?", .textSpreadsheetError), ("42", .nameNoLetter), ("1 234,5", .nameNoLetter), ("-", .nameNoLetter),
    ("?", .nameNoLetter), ("...", .nameNoLetter), ("=A1", .nameFormula), ("+Dupont", .nameFormula),
    ("@Dupont", .nameFormula), ("'=HYPERLINK(x)", .nameFormula), ("Ma\u{202E}rie", .textBidirectional),
    ("Marie\u{2067}", .textBidirectional), ("\u{200F}Marie", .textBidirectional), ("Ma\tie", .textControl),
    ("Ma\nrie", .textControl), ("Ma\u{7}rie", .textControl), ("Ma\u{200B}rie", .textControl),
    ("Ma\u{AD}rie", .textControl), ("Ma\u{85}rie", .textControl), ("Ma\u{2028}rie", .textControl),
    ("Ma\u{E000}rie", .textControl), ("\u{FEFF}Marie", .textControl), ("LÃ©a", .textEncodingBroken),
    ("FranÃ§ois", .textEncodingBroken), ("Ã‰lodie", .textEncodingBroken), ("L\u{FFFD}a", .textEncodingBroken),
    ("Dâ€™Arc", .textEncodingBroken), ("Å¡imon", .textEncodingBroken), ("Zo?", .textEncodingBroken),
    ("ï¿½lodie", .textEncodingBroken), (String(repeating: "a", count: 201), .textTooLong),
    (String(repeating: "é", count: 201), .textTooLong),
  ]

  @Test(arguments: names)
  func whatIsNoName(name: String, code: RowFault.Code) throws {
    let check = try check(
      Array("nom,id\nDupont,1\n\"\(name)\",2\n".utf8))
    #expect(check.faults.map(\.code) == [code])
    let fault = try #require(check.faults.first)
    #expect(fault.row == 3)
    #expect(fault.column == "nom")
    #expect(fault.value == name || code == .textTooLong)
    #expect(check.refusedCount == 1)
    #expect(try check.candidates().map(\.row) == [2])
  }

  @Test(arguments: [
    ("pas une adresse", false), ("@exemple.fr", false), ("a@", false), ("a@b", false), ("a@@b.fr", false),
    ("a b@c.fr", false), ("a@b.fr;c@d.fr", false), ("Marie <marie@exemple.fr>", false),
    ("mailto:a@b.fr", false),
    (".a@b.fr", false), ("a.@b.fr", false), ("a..b@c.fr", false), ("a@.fr", false), ("a@b..fr", false),
    ("a@-b.fr", false), ("a@b.1", false), ("a@b.f", false), ("a@b_c.fr", false), ("a@b.fr\u{200B}", false),
    ("a\u{202E}@b.fr", false), ("null", false), (String(repeating: "a", count: 65) + "@b.fr", false),
    ("a@b.fr", true), ("a.b+c@d-e.example.org", true), ("é.à@exemple.fr", true), ("a@bücher.example", true),
    ("O'Neil_3@x.co", true), (" a@b.fr ", true), (String(repeating: "a", count: 64) + "@b.fr", true),
  ])
  func emailAddresses(address: String, isRead: Bool) throws {
    let check = try check("nom;email\nDupont;\"\(address)\"\n")
    #expect(check.found == (isRead ? [] : ["2 email email.malformed"]))
  }

  @Test(arguments: [
    ("2026-05-12", "2026-05-12"), ("12/05/2026", "2026-05-12"), ("12-05-2026", "2026-05-12"),
    ("12.05.2026", "2026-05-12"), ("03/04/2026", "2026-04-03"), ("3/4/2026", "2026-04-03"),
    ("2026/05/12", "2026-05-12"), ("2026-5-2", "2026-05-02"), ("2026-05-12 00:00:00", "2026-05-12"),
    ("2026-05-12T00:00:00", "2026-05-12"), ("12/05/2026 00:00", "2026-05-12"), ("29/02/2024", "2024-02-29"),
    ("25/11/2026", "2026-11-25"), ("01/01/1900", "1900-01-01"), ("31/02/2026", "date.impossible"),
    ("29/02/2026", "date.impossible"), ("05/13/2026", "date.impossible"), ("2026-00-10", "date.impossible"),
    ("26/11/2026", "date.future"), ("2027-01-01", "date.future"), ("31/12/1899", "date.implausible"),
    ("0026-05-12", "date.implausible"), ("12/05/26", "date.malformed"), ("46154", "date.malformed"),
    ("12 mai 2026", "date.malformed"), ("2026-05", "date.malformed"), ("12/05-2026", "date.malformed"),
    ("2026-05-12T10:00:00", "date.malformed"), ("2026-05-12 x", "date.malformed"), ("//", "date.malformed"),
    ("1/2/3/2026", "date.malformed"), ("99999-05-12", "date.malformed"), ("#N/A", "text.spreadsheet-error"),
  ])
  func dates(text: String, reading: String) throws {
    for (title, isAward) in [("délivré le", true), ("date de naissance", false)] {
      let check = try check("nom;id;\(title)\nDupont;1;\(text)\n")
      if let fault = check.faults.first {
        #expect(check.faults.count == 1)
        #expect(fault.code.name == reading)
        #expect(fault.column == title)
        #expect(fault.value == text)
      } else {
        let candidate = try #require(try check.candidates().first)
        #expect((isAward ? candidate.awardedOn : candidate.learner.birthDate)?.iso == reading)
      }
    }
  }

  @Test func allFaultsOfAllRowsAtOnce() throws {
    let check = try check(
      """
      nom,prénom,courriel,date de naissance,délivré le,lieu
      =cmd,marie@exemple.fr,nul part,31/02/1990,2030-01-01,Orl\u{202E}ans
      Dupont,,,,,
      ,,,,,Nantes
      Martin,Luc,luc@exemple.fr,,,,trop,de,cellules
      nom,prénom,courriel,date de naissance,délivré le,lieu

      """)
    #expect(
      check.found == [
        "2 nom name.formula", "2 prénom name.is-email", "2 courriel email.malformed",
        "2 date de naissance date.impossible", "2 délivré le date.future", "2 lieu text.bidirectional",
        "3 courriel key.missing", "4 nom name.missing", "4 courriel key.missing", "5 - row.too-many-cells",
        "6 - row.header-repeated",
      ])
    #expect(check.refusedCount == 5)
    #expect(check.validCount == 0)
    let cells = try #require(check.faults.first { $0.code == .rowTooManyCells })
    #expect(cells.message(in: .en) == "This row has 9 cells for 6 column titles.")
    #expect(cells.value == "trop")
    let future = try #require(check.faults.first { $0.code == .dateFuture })
    #expect(future.message(in: .fr).contains("2026-11-25"))
  }

  @Test func aKeyThatStandsTwiceRefusesEachOfItsRows() throws {
    let check = try check(
      """
      nom,identifiant,courriel,date de naissance
      A,1,a@x.fr,
      B,2,A@X.fr,
      C,1,,
      D,,d@x.fr,
      E,,D@x.FR,
      Jean  Petit,,,01/02/1990
      JEAN PETIT,,,1990-02-01
      Jean Petit,,,1990-02-02
      F,1,,

      """)
    #expect(
      check.found == [
        "2 identifiant key.doubled", "4 identifiant key.doubled", "5 courriel key.doubled",
        "6 courriel key.doubled",
        "7 nom key.doubled", "8 nom key.doubled", "10 identifiant key.doubled",
      ])
    #expect(check.faults.map { $0.details[0] } == ["4, 10", "2, 10", "6", "5", "8", "7", "2, 4"])
    #expect(check.faults[3].value == "D@x.FR")
    #expect(try check.candidates().map(\.row) == [3, 9])
  }

  @Test func manyRowsOfOneKeyAreNamedInPart() throws {
    let text = "nom,id\n" + (0..<30).map { _ in "A,1\n" }.joined()
    let check = try check(text)
    #expect(check.refusedCount == 30)
    #expect(check.faults[0].details == ["3, 4, 5, 6, 7, 8, 9, 10, 11, 12 + 19"])
  }

  @Test func aFaultyKeyIsNotSearchedFurther() throws {
    let check = try check("nom,courriel,id\nA,pas une adresse,\nB,pas une adresse,\nC,,null\nD,,null\n")
    #expect(
      check.found == [
        "2 courriel email.malformed", "3 courriel email.malformed", "4 id identifier.placeholder",
        "5 id identifier.placeholder",
      ])
  }

  @Test(arguments: [
    ("1,23457E+12", RowFault.Code.identifierScientific), ("1.2E+15", .identifierScientific),
    ("undefined", .identifierPlaceholder), ("#N/A", .textSpreadsheetError), ("12\u{200B}3", .textControl),
  ])
  func identifiersThatAreNone(identifier: String, code: RowFault.Code) throws {
    let check = try check("nom;id\nDupont;\(identifier)\n")
    #expect(check.faults.map(\.code) == [code])
  }

  @Test(arguments: ["00123", "E+5", "2E10", "ABC-1", "étudiant nº 4", "12E+A"])
  func identifiersAreKeptAsTheyAre(identifier: String) throws {
    #expect(try check("nom;id\nDupont;\(identifier)\n").candidates().first?.learner.identifier == identifier)
  }

  @Test func holderKeys() throws {
    let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
    let cases: [(String, [String])] = [
      ("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"\(x)\",\"y\":\"\(x)\"}", []),
      ("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"\(x)\"}", ["2 holder_jwk holder-key.malformed"]),
      (
        "{\"kty\":\"EC\",\"crv\":\"P-384\",\"x\":\"\(x)\",\"y\":\"\(x)\"}",
        ["2 holder_jwk holder-key.malformed"]
      ),
      ("{\"kty\":\"EC\",\"crv\":\"Ed25519\",\"x\":\"\(x)\"}", ["2 holder_jwk holder-key.malformed"]),
      (
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"\(x)\",\"d\":\"\(x)\"}",
        ["2 holder_jwk holder-key.private"]
      ),
      ("{\"kty\":\"oct\",\"k\":\"\(x)\"}", ["2 holder_jwk holder-key.private"]),
      ("{\"kty\":\"OKP\"", ["2 holder_jwk holder-key.malformed"]),
      ("did:key:z6Mk", ["2 holder_jwk holder-key.malformed"]),
    ]
    for (key, found) in cases {
      let check = try check("nom,id,holder_jwk\nDupont,1,\"\(key.replacing("\"", with: "\"\""))\"\n")
      #expect(check.found == found, "\(key)")
      #expect(
        !check.faults.contains { $0.code == .holderKeyPrivate && !$0.value.isEmpty },
        "a secret is not repeated")
    }
  }

  @Test func theJSONOfAFault() throws {
    let check = try check("nom,courriel\nDupont,rien\nX,a@b.fr,y\n")
    #expect(
      check.faults[0].json(in: .fr)
        == [
          "row": 2, "column": "courriel", "value": "rien", "code": "email.malformed",
          "message": "Ce n’est pas une adresse de courriel.",
          "remedy": "Donnez une seule adresse, comme prenom.nom@exemple.fr, ou laissez la cellule vide.",
        ])
    #expect(check.faults[1].json(in: .en)["column"] == .null)
  }

  @Test func valuesAreShownOnOneLineWithoutTricks() throws {
    let tricky = try check("nom,id\n\"a\u{202E}b\nc\u{0007}\",1\n")
    #expect(tricky.faults.first?.shownValue == "a⟨U+202E⟩b⟨U+000A⟩c⟨U+0007⟩")
    let long = try check("nom,id\n\(String(repeating: "é", count: 5_000)),1\n")
    #expect(long.faults.first?.value.count == 201)
    #expect(long.faults.first?.shownValue.count == 81)
  }
}
