import Register
import TestMaterial
import Testing

@Suite("SIREN and SIRET")
struct SIRETTests {
  @Test(
    "are read as people type them",
    arguments: [
      "55210055400013", "552 100 554 00013", "552\u{A0}100\u{202F}554\t00013", " 552.100.554-00013 ",
    ])
  func separators(text: String) throws {
    let siret = try SIRET(text)
    #expect(siret.text == "55210055400013")
    #expect(siret.siren == (try SIREN("552 100 554")))
    #expect(siret.establishment == "00013")
    #expect(siret.grouped == "552 100 554 00013")
  }

  @Test(
    "say what is missing or too many",
    arguments: [
      ("5521005540001", "one is missing", "il en manque un"),
      ("552100554", "5 are missing", "il en manque 5"),
      ("552100554000133", "one too many", "un de trop"),
      ("5", "one digit, where a SIRET has 14: 13 are missing", "un chiffre, là où un SIRET en a 14"),
    ])
  func lengths(text: String, english: String, french: String) {
    let error = #expect(throws: RegisterError.self) { try SIRET(text) }
    #expect(error?.code == .length)
    #expect(error?.reason.contains(english) == true, "\(String(describing: error?.reason))")
    #expect(error?.reasonInFrench.contains(french) == true, "\(String(describing: error?.reasonInFrench))")
  }

  @Test("name the character that is no digit, and what it may stand for")
  func characters() {
    let error = #expect(throws: RegisterError.self) { try SIRET("552 1OO 554 00013") }
    #expect(error?.code == .character)
    #expect(error?.position == 6)
    #expect(error?.reason.contains("character 6 is “O”") == true)
    #expect(error?.reason.contains("perhaps for the digit 0") == true)
    #expect(throws: RegisterError.self) { try SIREN("五五二一〇〇五五四") }
    let invisible = #expect(throws: RegisterError.self) { try SIREN("552\u{202E}100554") }
    #expect(invisible?.reason.contains("U+202E") == true)
  }

  @Test("tell a wrong SIREN from a wrong establishment")
  func checkDigits() {
    let siren = #expect(throws: RegisterError.self) { try SIRET("55210055500013") }
    #expect(siren?.code == .checkDigit)
    #expect(siren?.reason.contains("first nine digits (the SIREN) do not fit") == true)
    #expect(siren?.reason.contains("the ninth would be 4") == true)
    let establishment = #expect(throws: RegisterError.self) { try SIRET("55210055400014") }
    #expect(establishment?.code == .checkDigit)
    #expect(establishment?.reason.contains("the last one would be 3") == true)
    #expect(throws: RegisterError.self) { try SIREN("552100545") }
  }

  @Test("know the rule of La Poste, and only for La Poste")
  func laPoste() throws {
    _ = try SIRET("356 000 000 00048")
    // A sum of 20: no Luhn number, but an establishment of La Poste.
    _ = try SIRET("356 000 000 00006")
    #expect(throws: RegisterError.self) { try SIRET("356 000 000 00007") }
    #expect(throws: RegisterError.self) { try SIRET("552 100 554 00008") }
  }

  @Test("are empty or endless without harm", arguments: [0, 1, 100_000])
  func extremes(count: Int) {
    let text = String(repeating: count == 1 ? "\u{A0}" : "5", count: count)
    #expect(throws: RegisterError.self) { try SIRET(text) }
    #expect(throws: RegisterError.self) { try SIREN(text) }
  }

  @Test("of the public list all pass, and none with one digit changed", .enabled(if: Shared.isPresent))
  func publicList() throws {
    let sirets = try column(of: "referentiel/nomenclatures/organismes-siret-uai-qualiopi.csv")
    #expect(sirets.count == 808)
    try expectAllRight(sirets)
  }

  @Test(
    "of the registers' extracts all pass, and none with one digit changed", .enabled(if: Shared.isPresent))
  func extracts() throws {
    var sirets: Set<String> = []
    for name in ["RNCP", "RS"] {
      let bytes = try Shared.bytes("referentiel/xml/export_fiches_\(name)_V4_1_real-extract_2026-08.xml")
      let text = String(decoding: bytes, as: UTF8.self)
      for part in text.split(separator: "<SIRET_").dropFirst() {
        let value = part.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }
        if !value.isEmpty { sirets.insert(String(value)) }
      }
    }
    #expect(sirets.count > 900)
    try expectAllRight(sirets.sorted())
  }

  private func column(of path: String) throws -> [String] {
    let text = String(decoding: try Shared.bytes(path), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { String($0.prefix { $0 != ";" }) }
  }

  private func expectAllRight(_ sirets: [String]) throws {
    for text in sirets {
      let siret = try SIRET(text)
      #expect(siret.text.utf8.count == 14)
      for position in 0..<14 {
        var digits = Array(siret.text.utf8)
        let right = digits[position]
        for digit in UInt8(48)...57 where digit != right {
          digits[position] = digit
          let changed = String(decoding: digits, as: UTF8.self)
          if (try? SIRET(changed)) != nil { Issue.record("\(changed) passes, changed from \(text)") }
        }
      }
    }
  }
}
