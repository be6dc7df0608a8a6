import Awarding
import Encodings
import Register
import Testing

@Suite("Definition · values")
struct DefinitionValueTests {
  private func problem(_ body: () throws(DefinitionFault) -> some Any) -> DefinitionProblem? {
    do {
      _ = try body()
      return nil
    } catch {
      return error.problem
    }
  }

  @Test(
    "Slugs",
    arguments: [
      ("soudure-tig", nil), ("a", nil), ("7-a", nil),
      ("Soudure TIG : initiation", "soudure-tig-initiation"), ("été_2026", "ete-2026"), ("a--b", "a-b"),
      ("-a", "a"), ("a-", "a"), ("cœur", "coeur"), ("…", .some(nil)), ("", .some(nil)),
      (String(repeating: "a", count: 65), String(repeating: "a", count: 64)),
    ] as [(String, String??)])
  func slugs(text: String, refusedWith: String??) throws {
    switch refusedWith {
    case nil: #expect(try Slug(text).text == text)
    case .some(let suggestion):
      #expect(problem { () throws(DefinitionFault) in try Slug(text) } == .slug(suggestion: suggestion))
    }
  }

  @Test(
    "Amounts are read from plain decimal text only",
    arguments: [
      ("25", 2500), ("7.5", 750), ("0.25", 25), ("0", 0), ("999999.99", 99_999_999), ("1.50", 150),
    ])
  func amounts(text: String, hundredths: Int) throws {
    #expect(try Amount(text).hundredths == hundredths)
  }

  @Test(
    "Other spellings of a number are refused with the number that was meant",
    arguments: [
      ("7,5", "7.5"), ("025", "25"), ("0o31", nil), ("0x19", nil), ("+25", "25"), (".5", "0.5"),
      ("25.", "25"),
      ("1_000", "1000"), ("1 000", "1000"), ("1\u{202F}000", "1000"), ("25.000", "25"), ("2.5e1", nil),
      ("1:30", "1.5"), ("1h30", "1.5"), ("60 heures", "60"), ("60h", "60"), ("2 ECTS", "2"), ("-5", nil),
      ("NaN", nil),
      (".inf", nil), ("vingt", nil), ("1:20", nil), ("1000000", nil), ("٢٥", nil), ("", nil),
    ] as [(String, String?)])
  func amountSuggestions(text: String, suggestion: String?) {
    #expect(problem { () throws(DefinitionFault) in try Amount(text) } == .number(suggestion: suggestion))
  }

  @Test("An amount is written as it was meant")
  func amountText() throws {
    for hundredths in 0...1_000 {
      let amount = Amount(hundredths: hundredths)
      #expect(try Amount(amount.text) == amount)
    }
    #expect(Amount(hundredths: 750).words(in: .fr) == "7,5")
    #expect(Amount(hundredths: 5).text == "0.05")
  }

  @Test(
    "Durations are refused as a workload with what they say",
    arguments: [
      ("P60M", DurationMeaning.months(60), nil), ("p1m", .months(1), nil), ("P1Y", .calendar, nil),
      ("P5D", .calendar, nil), ("P2W", .calendar, nil), ("P1DT3H", .calendar, nil), ("P1Y6M", .calendar, nil),
      ("PT60H", .time, "60"), ("PT90M", .time, "1.5"), ("PT1H30M", .time, "1.5"), ("PT1M", .time, nil),
      ("PT", .malformed, nil), ("P60", .malformed, nil), ("P6X", .malformed, nil),
      ("PT1.5H", .malformed, nil),
    ] as [(String, DurationMeaning, String?)])
  func durations(text: String, meaning: DurationMeaning, suggestion: String?) {
    #expect(
      problem { () throws(DefinitionFault) in try Workload.hours(text) }
        == .workloadDuration(meaning: meaning, suggestion: suggestion))
  }

  @Test("The recommendation's trap is explained in both languages")
  func durationTexts() {
    let fault = DefinitionFault(
      .workloadDuration(meaning: .months(60), suggestion: nil), field: .workloadHours, found: "P60M")
    #expect(fault.code == "workload.duration")
    #expect(fault.message(in: .fr).contains("veut dire 60 mois"))
    #expect(fault.message(in: .fr).contains("Charge de travail théorique"))
    #expect(fault.message(in: .en).contains("means 60 months"))
    #expect(fault.remedy(in: .en).hasSuffix("workload: { hours: 25 }"))
  }

  @Test(
    "An ECTS credit stands for 25 to 30 hours",
    arguments: [
      ("25", "1", false), ("30", "1", false), ("24.99", "1", true), ("30.01", "1", true), ("60", "2", false),
      ("49", "2", true), ("14", "0.5", false), ("125", "5", false), ("100", "5", true),
    ])
  func ratio(hours: String, ects: String, warned: Bool) throws {
    let workload = try Workload(hours: Amount(hours), ects: Amount(ects))
    #expect((workload.ratioWarning != nil) == warned)
    #expect(workload.ratioWarning?.severity ?? .warning == .warning)
  }

  @Test("A workload in words")
  func workloadWords() throws {
    #expect(try Workload(hours: Amount("25"), ects: Amount("1")).words(in: .fr) == "25 heures (1 ECTS)")
    #expect(try Workload(hours: Amount("1.5")).words(in: .fr) == "1,5 heure")
    #expect(try Workload(hours: Amount("1")).words(in: .en) == "1 hour")
    #expect(try Workload(hours: Amount("0.5")).words(in: .en) == "0.5 hours")
    #expect(
      problem { () throws(DefinitionFault) in try Workload(hours: Amount(0)) }
        == .numberRange(low: "0.25", high: "9999"))
  }

  @Test("Countries are two letters in any case; NO is Norway", arguments: ["NO", "no", "FR", "XK"])
  func countries(text: String) throws {
    #expect(try Country(text).code == text.uppercased())
  }

  @Test(
    "Other names of a country are refused with its code",
    arguments: [
      ("UK", "GB"), ("EL", "GR"), ("FRA", "FR"), ("France", "FR"), ("norvège", "NO"), ("ZZ", nil),
      ("false", nil),
      ("", nil),
    ] as [(String, String?)])
  func countrySuggestions(text: String, suggestion: String?) {
    #expect(problem { () throws(DefinitionFault) in try Country(text) } == .country(suggestion: suggestion))
  }

  @Test("Every country has a name in both languages")
  func countryNames() {
    #expect(Country.all.count == 250)
    for country in Country.all {
      #expect(country.name(in: .fr).count > 2 && country.name(in: .en).count > 2)
    }
    #expect(Country.france.name(in: .fr) == "France")
  }

  @Test(
    "Periods of validity",
    arguments: [
      ("P3Y", "2029-05-12", "3 ans"), ("P1Y6M", "2027-11-12", "1 an 6 mois"),
      ("P90D", "2026-08-10", "90 jours"),
      ("P1M", "2026-06-12", "1 mois"), ("P0Y2M", "2026-07-12", "2 mois"),
    ])
  func periods(text: String, end: String, words: String) throws {
    let expiry = try Expiry(text)
    #expect(expiry.end(of: try CalendarDate(iso: "2026-05-12")).iso == end)
    #expect(expiry.words(in: .fr) == words)
    #expect(try Expiry(expiry.text) == expiry)
  }

  @Test(
    "What is no period of validity",
    arguments: [
      ("3Y", "P3Y"), ("3 ans", "P3Y"), ("P4W", "P28D"), ("18 mois", "P18M"), ("P0Y", nil), ("P", nil),
      ("PT5H", nil),
      ("P1Y1Y", nil), ("P1M1Y", nil), ("P101Y", nil), ("never", nil), ("P-3Y", nil), ("P99999D", nil),
    ] as [(String, String?)])
  func periodSuggestions(text: String, suggestion: String?) {
    #expect(problem { () throws(DefinitionFault) in try Expiry(text) } == .period(suggestion: suggestion))
  }

  @Test("ESCO identifiers")
  func esco() throws {
    let uuid = "80f308e6-0e09-404a-80cd-ec5f50f6f304"
    let address = "http://data.europa.eu/esco/skill/" + uuid
    #expect(try ESCOAddress(address).text == address)
    #expect(try ESCOAddress("https" + address.dropFirst(4)).text == address)
    #expect(try ESCOAddress("http://data.europa.eu/esco/skill/S1.2.3").text.hasSuffix("S1.2.3"))
    let page =
      "https://esco.ec.europa.eu/en/classification/skill?uri=http%3A%2F%2Fdata.europa.eu%2Fesco%2Fskill%2F"
      + uuid
    #expect(problem { () throws(DefinitionFault) in try ESCOAddress(page) } == .esco(suggestion: address))
    let others = [
      String(address.dropLast()), "http://data.europa.eu/esco/skill/", "S1.2.3",
      "http://example.org/esco/skill/\(uuid)",
    ]
    for other in others {
      #expect(problem { () throws(DefinitionFault) in try ESCOAddress(other) } == .esco(suggestion: nil))
    }
  }

  @Test(
    "Addresses of pages",
    arguments: [
      ("https://example.org", nil), ("https://example.org/a/b?c=d%20e#f", nil),
      ("HTTPS://example.org:8443/", nil),
      ("http://example.org/a", DefinitionProblem.addressNotSecure(suggestion: "https://example.org/a")),
      ("ftp://example.org", .addressNotSecure(suggestion: nil)), ("javascript:alert(1)", .address),
      ("www.example.org", .address), ("https://", .address),
      ("https://a b.example/", .addressCharacters(suggestion: nil)),
      ("https://example.org/é t", .addressCharacters(suggestion: "https://example.org/%C3%A9%20t")),
      ("https://example.org/%zz", .addressCharacters(suggestion: nil)),
      ("https://user:pass@example.org/", .address), ("https://-a.example", .address),
      ("https://example.org:99999/", .address),
      ("https://exa\u{202E}mple.org", .addressCharacters(suggestion: nil)),
    ] as [(String, DefinitionProblem?)])
  func addresses(text: String, expected: DefinitionProblem?) {
    #expect(problem { () throws(DefinitionFault) in try WebAddress(text) } == expected)
  }

  @Test(
    "Texts keep every script and refuse what cannot be seen",
    arguments: [
      ("  Souder \r\n bien ", nil), ("日本語", nil), ("שלום", nil), ("Ça “va” — 100 %", nil), ("👩🏽‍🔧 ok", nil),
      ("", DefinitionProblem.textEmpty), (" \n\t ", .textEmpty), ("…", .textPlaceholder),
      ("- ?", .textPlaceholder),
      ("a\u{0}b", .textCharacter(codePoint: "U+0000")), ("a\u{1B}[31m", .textCharacter(codePoint: "U+001B")),
      ("a\u{85}b", .textCharacter(codePoint: "U+0085")), ("a\u{FEFF}b", .textCharacter(codePoint: "U+FEFF")),
      ("a\u{202E}b", .textBidirectional(codePoint: "U+202E")),
      ("a\u{2066}b", .textBidirectional(codePoint: "U+2066")),
      ("a\u{2028}b", .textLineBreak), ("caf\u{FFFD}", .textLostCharacter),
      ("a\u{E0041}b", .textCharacter(codePoint: "U+E0041")),
      (String(repeating: "é", count: 101), .textTooLong(limit: 100)),
    ] as [(String, DefinitionProblem?)])
  func texts(text: String, expected: DefinitionProblem?) {
    #expect(
      problem { () throws(DefinitionFault) in try TextBounds.paragraphs(100).checked(text) } == expected)
  }

  @Test("Line ends become LF, and a line has none")
  func lineEnds() throws {
    #expect(try TextBounds.paragraphs(20).checked(" a\r\nb\rc\n ") == "a\nb\nc")
    #expect(
      problem { () throws(DefinitionFault) in try TextBounds.line(20).checked("a\nb") } == .textLineBreak)
  }

  @Test("A localised text falls back and says so")
  func fallback() throws {
    let french = try LocalizedText(fr: "Souder")
    #expect(french.text(in: .en) == ("Souder", .fr))
    #expect(french.languages == [.fr])
    let both = try LocalizedText(fr: "Souder", en: "Weld")
    #expect(both.text(in: .en) == ("Weld", .en))
    #expect(problem { () throws(DefinitionFault) in try LocalizedText() } == .missing)
  }

  @Test(
    "Alignments know the form of codes",
    arguments: [
      ("ROME", "m1805", "M1805"), ("rs", "rs 6604", "RS6604"), ("RNCP", "RNCP36490 BC2", "RNCP36490BC02"),
      ("NSF", "326T", "326t"), ("Formacode", "31004", "31004"), ("isced-f", "0613", "0613"),
      ("CECRL", "b2", "B2"),
      ("DigComp", "3.4", "3.4"), ("O*NET", "15-1252.00", "15-1252.00"),
    ])
  func alignments(framework: String, code: String, canonical: String) throws {
    let alignment = try Alignment(framework: AlignmentFramework(framework), code: code)
    #expect(alignment.code == canonical)
    #expect((alignment.framework.warning != nil) == (framework == "O*NET"))
  }

  @Test(
    "Codes of another form are refused",
    arguments: [
      ("ROME", "Z1805"), ("ROME", "M18O5"), ("RS", "RNCP36490"), ("RNCP", "RS6604"), ("RNCP", "RNCP3649O"),
      ("NSF", "3"), ("Formacode", "3100"), ("CEFR", "B3"), ("DigComp", "6.1"), ("ESCO", "S1.1"),
      ("ROME", "…"),
    ])
  func wrongAlignments(framework: String, code: String) throws {
    let framework = try AlignmentFramework(framework)
    let problem = problem { () throws(DefinitionFault) in try Alignment(framework: framework, code: code) }
    #expect(problem != nil)
  }

  @Test("Where an alignment leads")
  func alignmentTargets() throws {
    #expect(
      try Alignment(framework: .rs, code: "RS6604").target
        == "https://www.francecompetences.fr/recherche/rs/6604/")
    #expect(try Alignment(framework: .rome, code: "M1805").target == nil)
  }

  @Test("What a micro-credential can count towards")
  func stacking() throws {
    #expect(try StackingTarget.reference("rncp36490bc02") == .register(RegisterCode("RNCP36490BC02")))
    #expect(try StackingTarget.reference("soudure-tig") == .type(Slug("soudure-tig")))
    #expect(try StackingTarget.reference("rsa-avance") == .type(Slug("rsa-avance")))
    #expect(try StackingTarget.reference("https://a.example/") == .address(WebAddress("https://a.example/")))
    #expect(problem { () throws(DefinitionFault) in try StackingTarget.reference("RNCP3649O") } != nil)
    let target = try StackingTarget(reference: StackingTarget.reference("RS6604"))
    #expect(
      problem { () throws(DefinitionFault) in try Stacking(kind: .standalone, towards: [target]) }
        == .stackingContradictory)
    #expect(problem { () throws(DefinitionFault) in try StackingTarget(reference: nil) } == .missing)
  }

  @Test("Levels")
  func levels() throws {
    #expect(problem { () throws(DefinitionFault) in try EQFLevel("9") } == .numberRange(low: "1", high: "8"))
    #expect(
      problem { () throws(DefinitionFault) in try EQFLevel("5.5") } == .numberRange(low: "1", high: "8"))
    #expect(
      problem { () throws(DefinitionFault) in try NationalLevel(framework: .france, level: "IV") }
        == .numberRange(low: "1", high: "8"))
    #expect(problem { () throws(DefinitionFault) in try Level() } == .levelEmpty)
    let level = try Level(
      eqf: EQFLevel("5"), national: NationalLevel(framework: .france, level: "6"), cycle: .short)
    #expect(level.differenceWarning?.severity == .warning)
    #expect(
      level.words(in: .en).text.hasPrefix("level 5 of the European Qualifications Framework (EQF); level 6"))
    #expect(try NationalLevel(framework: .ireland, level: "6A").level == "6A")
  }

  @Test("Quality assurance is in force or not on a day")
  func qualityAssurance() throws {
    let quality = try QualityAssurance(
      type: .qualiopi, body: "Certif Horizon", validFrom: CalendarDate(iso: "2025-01-01"),
      validUntil: CalendarDate(iso: "2027-12-31"))
    #expect(quality.obstacle(on: try CalendarDate(iso: "2025-01-01")) == nil)
    #expect(quality.obstacle(on: try CalendarDate(iso: "2027-12-31")) == nil)
    #expect(quality.obstacle(on: try CalendarDate(iso: "2028-01-01"))?.severity == .fault)
    #expect(quality.obstacle(on: try CalendarDate(iso: "2024-12-31"))?.severity == .warning)
    #expect(problem { () throws(DefinitionFault) in try QualityAssurance(type: .qualiopi) } == .missing)
    #expect(try QualityAssurance(type: .internal).body == nil)
    let (early, late) = (try CalendarDate(iso: "2025-01-01"), try CalendarDate(iso: "2026-01-01"))
    #expect(
      problem { () throws(DefinitionFault) in
        try QualityAssurance(type: .internal, validFrom: late, validUntil: early)
      } == .datesReversed)
  }
}
