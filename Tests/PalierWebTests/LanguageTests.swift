import Encodings
import Foundation
import Testing

@testable import PalierWeb

@Suite struct LanguageTests {
  @Test(
    arguments: [
      (nil, .fr), ("", .fr), ("en", .en), ("en-GB,en;q=0.9", .en), ("fr-CA", .fr), ("de", .fr), ("de, en;q=0.3", .en),
      ("en;q=0.2, fr;q=0.8", .fr), ("fr;q=0.1, en;q=0.8", .en), ("*", .fr), ("fr;q=0, *", .en), ("fr;q=0", .fr),
      ("en;q=1.000", .en), ("en;q=2", .fr), ("en;q=abc", .fr), ("EN", .en), ("en;q=0.5,fr;q=0.5", .en),
      ("fr;q=0.5,en;q=0.5", .fr), (" ; , ;;, en ;q=1", .en), ("en\u{0},", .fr), ("english", .fr),
    ] as [(String?, Language)])
  func theHeaderDecides(_ header: String?, _ expected: Language) {
    #expect(LanguageNegotiation.preferred(header) == expected, "\(header ?? "-")")
  }

  @Test func anEndlessHeaderIsNotRead() {
    #expect(LanguageNegotiation.preferred(String(repeating: "en,", count: 5000)) == .fr)
  }

  @Test(
    arguments: [
      ("lang=en", "fr", Language.en, true), ("lang=fr", "en", .fr, true), ("lang=de", "en", .en, false),
      ("lang=", "en", .en, false), ("x=1&lang=en&lang=fr", "fr", .en, true), (nil, "en", .en, false),
    ] as [(String?, String, Language, Bool)])
  func aChoiceGoesBeforeTheHeader(_ query: String?, _ header: String, _ language: Language, _ chosen: Bool) {
    let reader = Reader(query: Query(query), acceptLanguage: header)
    #expect(reader == Reader(language: language, chosen: chosen))
  }

  @Test func linksKeepAChoiceOnly() {
    #expect(Reader(language: .en, chosen: true).address(.verify).text == "/verify?lang=en")
    #expect(Reader(language: .en, chosen: false).address(.verify).text == "/verify")
  }

  @Test func queriesAreDecodedAndBounded() {
    let query = Query("a=1%202&b=x+y&c&%ZZ=1&d=%ff&a=3&=4")
    #expect(query["a"] == "1 2")
    #expect(query["b"] == "x y")
    #expect(query["c"] == "")
    #expect(query["d"] == nil)
    #expect(query[""] == "4")
    #expect(Query(String(repeating: "a=1&", count: 40) + "z=1")["z"] == nil)
  }

  @Test func daysAndNumbersAreWrittenAsPeopleDo() throws {
    let day = try CalendarDate(iso: "2026-05-01")
    #expect(Texts.fr.day(day) == "1er mai 2026")
    #expect(Texts.en.day(day) == "1 May 2026")
    #expect(Texts.fr.instant(Sample.now) == "25 novembre 2026 à 10:00:05 UTC")
    #expect(Texts.en.instant(Sample.now) == "25 November 2026 at 10:00:05 UTC")
    #expect(Texts.fr.number(1.5) == "1,5")
    #expect(Texts.en.number(0.25) == "0.25")
    #expect(Texts.en.number(3.05) == "3.05")
    #expect(Texts.en.number(-2) == "−2")
    #expect(Texts.en.number(.nan) == "?")
    #expect(Texts.fr.hours(1.5) == "1,5\u{A0}heure" || Texts.fr.hours(1.5) == "1,5 heure")
    #expect(Texts.en.ects(1) == "1 ECTS credit")
    #expect(Texts.en.ects(1.5) == "1.5 ECTS credits")
    #expect(Texts.fr.ects(1.5) == "1,5 crédit ECTS")
    #expect(Texts.en.duration(ExpiryView(years: 1, months: 6)) == "1 year and 6 months")
    #expect(Texts.fr.duration(ExpiryView(years: 3)) == "3 ans")
    #expect(Texts.fr.duration(ExpiryView()) == nil)
    #expect(Texts.fr.country("DE") == "Allemagne")
    #expect(Texts.en.country("ZZ") == "ZZ")
    #expect(Texts.grouped(siret: "82012345600015") == "820\u{A0}123\u{A0}456\u{A0}00015")
    #expect(Texts.grouped(siret: "1") == "1")
  }
}
