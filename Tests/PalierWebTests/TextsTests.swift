import Testing
import Verification

@testable import PalierWeb

@Suite struct TextsTests {
  /// Every text of a catalogue by its path.
  private static func leaves(_ value: Any, _ path: String = "") -> [String: String] {
    if let text = value as? String { return [path: text] }
    if let phrase = value as? Phrase { return [path: phrase.template] }
    var leaves: [String: String] = [:]
    for (index, child) in Mirror(reflecting: value).children.enumerated() {
      leaves.merge(Self.leaves(child.value, path + "." + (child.label ?? String(index)))) { $1 }
    }
    return leaves
  }

  private static let french = leaves(Texts.fr)
  private static let english = leaves(Texts.en)

  @Test func bothCataloguesAreComplete() {
    #expect(Self.french.count > 250)
    #expect(Set(Self.french.keys) == Set(Self.english.keys))
    for (path, text) in Self.french.merging(Self.english, uniquingKeysWith: { $0 + $1 }) {
      #expect(!text.isEmpty, "\(path)")
    }
  }

  @Test func textsAreTranslated() {
    let same: Set<String> = [
      ".site.catalogue", ".facts.siret", ".facts.participation", ".type.version", ".type.versions",
      ".type.learning", ".checks.code", ".register.formacodes", ".register.source", ".register.assessment",
      ".register.saysActive",
      ".faults.reference", ".accessibility.measuredPages.0",
    ]
    for (path, text) in Self.french where Self.english[path] == text {
      #expect(same.contains(path), "\(path) is the same in both languages: \(text)")
    }
  }

  @Test func sentencesHaveTheSameGaps() {
    for (path, text) in Self.french {
      let english = Phrase(stringLiteral: Self.english[path] ?? "")
      #expect(Phrase(stringLiteral: text).gaps == english.gaps, "\(path)")
    }
  }

  @Test func frenchPunctuationDoesNotBeginALine() {
    for (path, text) in Self.french {
      for mark in [" :", " ;", " ?", " !", " »", "« "] {
        #expect(!text.contains(mark), "\(path): \(text)")
      }
      #expect(!text.contains("'"), "\(path)")
    }
  }

  @Test func nobodyIsShoutedAt() {
    for (path, text) in Self.french.merging(Self.english, uniquingKeysWith: { $0 + $1 }) {
      #expect(!text.contains("!"), "\(path)")
    }
  }

  @Test func everyFaultHasItsOwnWordsAndReference() {
    for texts in [Texts.fr, Texts.en] {
      #expect(Set(WebFault.Code.all.map { texts.faults.fault($0).title }).count == WebFault.Code.all.count)
    }
    #expect(Set(WebFault.Code.all.map(\.reference)).count == WebFault.Code.all.count)
    #expect(Set(WebFault.Code.all.map(\.name)).count == WebFault.Code.all.count)
  }

  @Test func everyCheckAndLevelHasWords() {
    for texts in [Texts.fr, Texts.en] {
      #expect(Set(Check.allCases.map(texts.checks.question)).count == Check.allCases.count)
      #expect(Set(Outcome.allCases.map(texts.checks.answer)).count == Outcome.allCases.count)
      #expect((0...9).compactMap { texts.levels.meaning(eqf: $0) }.count == 8)
      #expect((-1...4).compactMap { texts.levels.cycle($0) }.count == 4)
    }
  }

  @Test func gapsAreFilledInAnyOrder() {
    let phrase: Phrase = "{2} before {1}, {3}"
    #expect(phrase("a", "b") == "b before a, ")
    #expect(phrase.gaps == [1, 2, 3])
    #expect(Phrase(stringLiteral: "no gap")() == "no gap")
    #expect(Phrase(stringLiteral: "{x} stays")() == "{x} stays")
  }
}
