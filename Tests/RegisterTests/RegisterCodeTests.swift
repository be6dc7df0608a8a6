import Register
import Testing

@Suite("Register codes")
struct RegisterCodeTests {
  @Test(
    "are read as people type them",
    arguments: [
      ("RNCP36490", "RNCP36490"), ("rncp 36 490", "RNCP36490"), ("Rncp-36490", "RNCP36490"),
      ("RS6604", "RS6604"), ("rs\u{A0}6604", "RS6604"), ("RNCP00456", "RNCP456"),
      ("RNCP36490BC02", "RNCP36490BC02"), ("rncp36490 bc 2", "RNCP36490BC02"),
      ("RNCP36490-BC02", "RNCP36490BC02"),
      ("https://www.francecompetences.fr/recherche/rncp/36490/", "RNCP36490"),
      ("francecompetences.fr/recherche/RS/6604", "RS6604"),
      (" https://www.francecompetences.fr/recherche/rs/6604/?q=1 ", "RS6604"),
    ])
  func typed(text: String, canonical: String) throws {
    let code = try RegisterCode(text)
    #expect(code.text == canonical)
    #expect(try RegisterCode(code.text) == code)
  }

  @Test("know their parts")
  func parts() throws {
    let block = try RegisterCode("RNCP36490BC02")
    #expect(block.kind == .block)
    #expect(block.number == 36490)
    #expect(block.block == 2)
    #expect(block.fiche == (try RegisterCode("RNCP36490")))
    #expect(block.pageAddress == "https://www.francecompetences.fr/recherche/rncp/36490/")
    let rs = try RegisterCode("RS6604")
    #expect(rs.kind == .rs)
    #expect(rs.fiche == rs)
    #expect(rs.pageAddress == "https://www.francecompetences.fr/recherche/rs/6604/")
    #expect([block, rs, block.fiche].sorted() == [block.fiche, block, rs])
  }

  @Test(
    "say what is wrong",
    arguments: [
      ("", RegisterError.Code.empty, nil), ("  - ", .empty, nil),
      ("RNCP3649O", .character, 9), ("RNCP3649B", .character, 9), ("RNCPO6490", .character, 5),
      ("RNCP36490 BD02", .character, 12), ("RNCP36490BCO2", .character, 12),
      ("RNCP36490 (TP)", .character, 11),
      ("36490", .registerMissing, 1), (" 6604", .registerMissing, 2),
      ("https://www.francecompetences.fr/recherche/36490", .registerMissing, 44),
      ("TP36490", .registerUnknown, 1), ("RNC36490", .registerUnknown, 1), ("é36490", .character, 1),
      ("RNCP", .length, 5), ("RNCP0", .character, 5), ("RNCP1234567", .length, 5),
      ("RNCP36490BC", .length, 12), ("RNCP36490BC00", .length, 12), ("RNCP36490BC100", .length, 12),
      ("RS6604BC01", .blockImpossible, 7),
    ] as [(String, RegisterError.Code, Int?)])
  func refused(text: String, code: RegisterError.Code, position: Int?) {
    let error = #expect(throws: RegisterError.self) { try RegisterCode(text) }
    #expect(error?.code == code, "\(String(describing: error))")
    #expect(error?.position == position, "\(String(describing: error))")
    #expect(error?.reasonInFrench.isEmpty == false)
  }

  @Test("of a bare number suggest both registers")
  func bareNumber() {
    let error = #expect(throws: RegisterError.self) { try RegisterCode("36490") }
    #expect(error?.reason == "the register is missing before the number: RNCP36490 or RS36490")
    #expect(error?.reasonInFrench == "il manque le répertoire devant le numéro : RNCP36490 ou RS36490")
  }

  @Test("take the letter O for what it is")
  func letterO() {
    let error = #expect(throws: RegisterError.self) { try RegisterCode("RNCP3649O") }
    #expect(
      error?.reason == "character 9 is “O”, where a code has a digit (a letter, perhaps for the digit 0)")
  }

  @Test("never crash on any text")
  func anyText() {
    var state: UInt64 = 0x5EED
    let alphabet = Array("RNCPrs BC-0123456789O./é\u{202E}\u{301}")
    var accepted = 0
    for _ in 0..<20_000 {
      var text = ""
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      for _ in 0..<Int(state >> 60) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      if let code = try? RegisterCode("RNCP" + text) {
        accepted += 1
        #expect((try? RegisterCode(code.text)) == code)
      }
    }
    #expect(accepted > 100)
  }
}
