import Register
import TestMaterial
import Testing

@Suite("Identifiers of the real registers") struct IdentifierTests {
  private func columns() throws -> (siret: [String], uai: [String]) {
    let lines = try Shared.text("referentiel/nomenclatures/organismes-siret-uai-qualiopi.csv")
      .split(whereSeparator: \.isNewline).map {
        $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      }
    let header = lines[0].map { $0.replacing("\"", with: "").lowercased() }
    let (siret, uai) = (try #require(header.firstIndex(of: "siret")), try #require(header.firstIndex(of: "uai")))
    func cells(_ column: Int) -> [String] {
      lines.dropFirst().map { $0[column].replacing("\"", with: "") }.filter { !$0.isEmpty }
    }
    return (cells(siret), cells(uai))
  }

  /// The text with each digit changed into each other.
  private func changes(of text: String) -> [String] {
    let characters = Array(text)
    return characters.indices.flatMap { place -> [String] in
      guard let digit = characters[place].wholeNumberValue else { return [] }
      return (0...9).filter { $0 != digit }.map { other in
        var changed = characters
        changed[place] = Character(String(other))
        return String(changed)
      }
    }
  }

  @Test("808 SIRET and 757 UAI are good, and no change of one digit is", .enabled(if: Shared.isPresent))
  func published() throws {
    let (sirets, uais) = try columns()
    #expect(sirets.count == 808 && uais.count == 757)
    var fast = 0
    for text in sirets {
      let siret = try SIRET(text)
      #expect(siret.text == text && SIRET(number: siret.number) == siret)
      for changed in changes(of: text) {
        #expect(throws: RegisterError.self) { try SIRET(changed) }
        var bytes = changed
        fast += bytes.withUTF8 { SIRET(digits: $0) } == nil ? 0 : 1
      }
    }
    #expect(fast == 0)
    for text in uais {
      #expect(try UAI(text.lowercased()).text == text)
      for changed in changes(of: text) { #expect(throws: RegisterError.self) { try UAI(changed) } }
    }
  }

  @Test("La Poste's establishments have a rule of their own, in both readings") func laPoste() throws {
    // Fourteen digits whose sum is a multiple of five, and no Luhn number.
    for text in ["35600000000048", "35600000009075"] {
      var copy = text
      let siret = try SIRET(text)
      #expect(copy.withUTF8 { SIRET(digits: $0) } == siret && siret.text == text)
    }
    var other = "35600000000049"
    #expect(other.withUTF8 { SIRET(digits: $0) } == nil)
    #expect((#expect(throws: RegisterError.self) { try SIRET(other) })?.code == .checkDigit)
    var leading = "00552010300019"
    #expect(leading.withUTF8 { SIRET(digits: $0) }?.text == (try? SIRET(leading))?.text)
  }

  @Test("what is typed is read, and what is wrong is named") func typed() throws {
    #expect(try UAI(" 075-0736 t ").text == "0750736T")
    #expect(try ROMECode("m 1805").text == "M1805" && NSFCode("326 T").text == "326t" && NSFCode("114").text == "114")
    #expect(try Formacode("31 088").text == "31088")
    let cases: [(RegisterError.Code, () throws -> Any)] = [
      (.empty, { try UAI("") }), (.checkDigit, { try UAI("0750736A") }), (.length, { try UAI("07507361") }),
      (.character, { try UAI("0750736?") }), (.length, { try UAI("750736T") }), (.character, { try UAI("O750736T") }),
      (.empty, { try ROMECode(" ") }), (.character, { try ROMECode("Z1805") }), (.length, { try ROMECode("M180") }),
      (.character, { try ROMECode("M18O5") }), (.length, { try ROMECode("M18055") }),
      (.character, { try NSFCode("3A6") }), (.length, { try NSFCode("32") }), (.length, { try Formacode("3108") }),
      (.character, { try Formacode("3108A") }),
    ]
    for (code, make) in cases {
      let error = #expect(throws: RegisterError.self) { try make() }
      #expect(error?.code == code && error?.reason.isEmpty == false && error?.reasonInFrench.isEmpty == false)
    }
    #expect((#expect(throws: RegisterError.self) { try ROMECode("M18O5") })?.position == 4)
  }

  @Test("a fiche's code is read as the register writes it, and only so, as fast as it can be") func codes() throws {
    func written(_ text: String) -> RegisterCode? {
      var text = text
      return text.withUTF8 { RegisterCode(written: $0) }
    }
    for text in ["RNCP1", "RS5000", "RNCP36490", "RS999999"] { #expect(written(text) == (try RegisterCode(text))) }
    for text in ["", "RNCP", "RS", "RNCP0", "rncp1", "RNCP1BC01", "RNCP1234567", "RS 5", "X1"] {
      #expect(written(text) == nil, "\(text)")
    }
    #expect(RegisterCode.fiche(.rs, 5000)?.text == "RS5000" && RegisterCode.fiche(.rncp, 0) == nil)
  }
}
