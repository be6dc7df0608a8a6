import Awarding
import Encodings
import JSONTree
import TestMaterial
import Testing

@Suite("Definition · code lists and texts")
struct DefinitionCatalogueTests {
  @Test("Annex I has eleven mandatory and five optional elements, nine of the former in the definition")
  func elements() {
    #expect(AnnexElement.allCases.count == 16)
    #expect(AnnexElement.allCases.filter(\.isMandatory).count == 11)
    #expect(AnnexElement.allCases.filter { $0.isMandatory && $0.isDefined }.count == 9)
    let covered = Set(DefinitionField.allCases.compactMap(\.element))
    #expect(covered == Set(AnnexElement.allCases.filter(\.isDefined)))
    for element in AnnexElement.allCases {
      #expect(element.wording(in: .fr) != element.wording(in: .en))
    }
  }

  @Test("Every code of every list is kebab-case, has a label in both languages, and is read back")
  func codes() throws {
    try check(AssessmentType.self)
    try check(Supervision.self)
    try check(Participation.self)
    try check(QualityAssuranceType.self)
    try check(KnownGradingScheme.self)
    try check(StackingKind.self)
    try check(Cycle.self)
    for framework in NationalFramework.allCases {
      #expect(try NationalFramework(code: framework.rawValue.lowercased()) == framework)
      #expect(framework.label(in: .fr).contains("("))
    }
    #expect(NationalFramework.norway.rawValue == "NO")
  }

  private func check<Code: DefinitionCode>(_ type: Code.Type) throws {
    for code in Code.allCases {
      #expect(!code.label(in: .fr).isEmpty && !code.label(in: .en).isEmpty)
      #expect(try Code(code: code.rawValue) == code)
      let isKebab = code.rawValue.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == 45
      }
      #expect(isKebab, "\(code.rawValue)")
    }
    for (spelling, code) in Code.spellings { #expect(try Code(code: spelling) == code) }
    do {
      _ = try Code(code: "quelque chose")
      Issue.record("an unknown code of \(Code.self) passes")
    } catch {
      #expect(error.code == "code.unknown")
    }
  }

  @Test("The nearest code is named")
  func nearest() {
    do {
      _ = try AssessmentType(code: "practical_exam")
    } catch {
      guard case .codeUnknown(let nearest, let known) = error.problem else {
        Issue.record("\(error)")
        return
      }
      #expect(nearest == "practical-examination")
      #expect(known.count == 14)
    }
  }

  @Test("The addresses of codes are those of the European vocabularies", .enabled(if: Shared.isPresent))
  func vocabularies() throws {
    let assessments = try concepts("europass-learning-assessment-types")
    #expect(Set(AssessmentType.allCases.map(\.address)) == Set(assessments.keys))
    let modes = try concepts("europass-modes")
    #expect(Set(Participation.allCases.map(\.address)) == Set(modes.keys))
    let accreditations = try concepts("europass-accreditation-types")
    #expect(Set(QualityAssuranceType.allCases.compactMap(\.address)) == Set(accreditations.keys))
    let frameworks = try concepts("nqf")
    for framework in NationalFramework.allCases {
      let label = try #require(frameworks[framework.address], "\(framework.rawValue)")
      #expect(label.contains("ramework") || label.contains("Register"), "\(framework.rawValue): \(label)")
    }
    #expect(Set(NationalFramework.allCases.map(\.address)).count == NationalFramework.allCases.count)
    #expect(frameworks[NationalFramework.france.address] == "French National Qualifications Framework")
    let levels = try concepts("eqf")
    #expect(levels[try EQFLevel("5").address] == "Level 5")
    // The labels follow the codes, so that a wrong address shows.
    for type in AssessmentType.allCases where type != .practicalExamination {
      #expect(assessments[type.address]?.split(separator: " ").joined(separator: "-") == type.rawValue)
    }
    #expect(assessments[AssessmentType.practicalExamination.address] == "practical assessment")
  }

  private func concepts(_ name: String) throws -> [String: String] {
    let labels = try #require(try Shared.json("elm/vocab/\(name).json")["labels_en"]?.object)
    return Dictionary(uniqueKeysWithValues: labels.map { ($0.name, $0.value.string ?? "") })
  }

  @Test("Paths of fields make a tree", arguments: DefinitionField.allCases)
  func fields(field: DefinitionField) {
    #expect(!field.heading(in: .fr).isEmpty && !field.heading(in: .en).isEmpty)
    let top = String(field.path.prefix { $0 != "." })
    #expect(field.example.hasPrefix(top + ":"), "\(field.example)")
    #expect(field.example.contains(field.key) || field == .outcomes, "\(field.example)")
    #expect(DefinitionField(rawValue: top) != nil)
  }

  @Test("Every problem speaks both languages and has a code of its own")
  func problems() throws {
    let day = try CalendarDate(iso: "2026-11-25")
    let problems: [DefinitionProblem] = [
      .missing, .recommended, .unknownKey(nearest: "title", known: ["title"]), .versionKey,
      .shape(expected: .list, found: .text), .textEmpty, .textPlaceholder, .textTooLong(limit: 3),
      .textLineBreak,
      .textCharacter(codePoint: "U+0000"), .textBidirectional(codePoint: "U+202E"), .textLostCharacter,
      .textOneLanguage(missing: .en, count: 2), .slug(suggestion: "a"), .outcomeIdentifier(suggestion: nil),
      .codeUnknown(nearest: nil, known: ["a"]), .country(suggestion: "FR"), .trueOrFalse(suggestion: "true"),
      .date(suggestion: nil), .datesReversed, .period(suggestion: "P3Y"), .number(suggestion: "7.5"),
      .numberRange(low: "1", high: "8"), .workloadDuration(meaning: .months(60), suggestion: nil),
      .workloadRatio(hours: Amount(60), ects: Amount(1), low: Amount(25), high: Amount(30)), .levelEmpty,
      .levelContradictory, .levelsDiffer, .listEmpty, .listTooLong(limit: 5), .duplicate, .address,
      .addressNotSecure(suggestion: nil), .addressCharacters(suggestion: nil), .esco(suggestion: nil),
      .registerCode(en: "e", fr: "f"), .frameworkUnknown(nearest: nil, known: ["ROME"]),
      .alignmentCode(framework: "ROME", form: "M1805"), .gradingOwnScheme(nearest: nil, known: ["mention"]),
      .stackingContradictory, .otherAwardingBody(organisation: "X"), .qualityExpired(until: day, on: day),
      .qualityNotYet(from: day, on: day),
    ]
    #expect(Set(problems.map(\.code)).count == problems.count)
    for problem in problems {
      for found in [nil, "abc"] {
        let fault = DefinitionFault(problem, field: .slug, found: found)
        for text in [
          fault.message(in: .fr), fault.message(in: .en), fault.remedy(in: .fr), fault.remedy(in: .en),
        ] {
          #expect(text.count > 8 && !text.contains("Optional(") && !text.contains("!"), "\(text)")
        }
        #expect(fault.message(in: .fr) != fault.message(in: .en))
        #expect(fault.remedy(in: .fr) != fault.remedy(in: .en))
      }
    }
  }

  @Test("What was found is shown short and without control characters")
  func found() {
    let fault = DefinitionFault(.textEmpty, found: "a\u{1B}[2J\u{202E}b" + String(repeating: "c", count: 200))
    #expect(fault.found?.unicodeScalars.count == 81)
    #expect(fault.found?.hasPrefix("a [2J b") == true)
  }
}
