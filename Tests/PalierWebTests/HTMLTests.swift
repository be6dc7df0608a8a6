import Testing

@testable import PalierWeb

@Suite struct HTMLTests {
  @Test func textIsEscaped() {
    let bytes = p { "<script>alert(\"a\" & 'b')</script>" }.bytes()
    #expect(
      String(decoding: bytes, as: UTF8.self) == "<p>&lt;script&gt;alert(\"a\" &amp; 'b')&lt;/script&gt;</p>")
  }

  @Test func attributeValuesAreEscaped() {
    let bytes = p(.ariaLabel("\"><img src=x onerror=alert(1)>&")) { "" }.bytes()
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "<p aria-label=\"&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&amp;\"></p>")
  }

  @Test(arguments: [0x00, 0x01, 0x08, 0x0B, 0x0C, 0x0D, 0x1B, 0x1F] as [UInt8])
  func controlCharactersBecomeTheReplacement(_ control: UInt8) {
    let text = "a" + String(decoding: [control], as: UTF8.self) + "b"
    #expect(String(decoding: p { text }.bytes(), as: UTF8.self) == "<p>a\u{FFFD}b</p>")
  }

  @Test func linesAndTabsStay() {
    #expect(String(decoding: p { "a\tb\nc" }.bytes(), as: UTF8.self) == "<p>a\tb\nc</p>")
  }

  @Test func conditionsLoopsAndSequencesKeepTheirOrder() {
    func piece(_ flag: Bool) -> HTML {
      ul {
        if flag { li { "yes" } }
        if flag { li { "first" } } else { li { "second" } }
        for number in 1...3 { li { String(number) } }
        "tail"
      }
    }
    #expect(
      String(decoding: piece(true).bytes(), as: UTF8.self)
        == "<ul><li>yes</li><li>first</li><li>1</li><li>2</li><li>3</li>tail</ul>")
    #expect(
      String(decoding: piece(false).bytes(), as: UTF8.self)
        == "<ul><li>second</li><li>1</li><li>2</li><li>3</li>tail</ul>")
  }

  @Test func stringsThatAreNotContiguousAreWrittenWhole() {
    let text = "é<".lazy.map { $0 }
    let joined = String(text) + String(repeating: "x", count: 40) + "&"
    #expect(
      String(decoding: p { joined }.bytes(), as: UTF8.self)
        == "<p>é&lt;" + String(repeating: "x", count: 40) + "&amp;</p>")
  }
}
