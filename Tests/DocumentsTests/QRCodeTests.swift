import Documents
import Testing

@Suite("QR code")
struct QRCodeTests {
  @Test(
    "Small codes are read back, bit by bit",
    arguments: [
      "A", "https://a.fr/", "https://palier.fr/c/1", "https://example.org/credentials/x", "soudure à l'arc",
      String(repeating: "z", count: 42), "\u{0}a\u{0}", "漢字",
    ])
  func readBack(text: String) throws {
    let code = try QRCode(text)
    #expect(SmallQRReader(code).text() == text)
  }

  @Test(
    "The version is the smallest that holds the text",
    arguments: [
      (1, 21), (14, 21), (15, 25), (26, 25), (27, 29), (42, 29), (43, 33), (62, 33), (63, 37), (84, 37),
      (85, 41),
      (106, 41), (107, 45), (2331, 177),
    ])
  func versions(bytes: Int, size: Int) throws {
    let code = try QRCode(String(repeating: "u", count: bytes))
    #expect(code.size == size)
    #expect(code.modules.count == size * size)
  }

  @Test("Finders stand in three corners, timing between them", arguments: [1, 60, 300, 2331])
  func patterns(bytes: Int) throws {
    let code = try QRCode(String(repeating: "x", count: bytes))
    let last = code.size - 1
    for (top, left) in [(0, 0), (0, last - 6), (last - 6, 0)] {
      for row in 0..<7 {
        for column in 0..<7 {
          let ring = max(abs(row - 3), abs(column - 3))
          #expect(code[top + row, left + column] == (ring != 2))
        }
      }
    }
    for place in 8...(last - 8) {
      #expect(code[6, place] == (place % 2 == 0))
      #expect(code[place, 6] == (place % 2 == 0))
    }
    #expect(code[last - 7, 8])
  }

  @Test("The same text gives the same code; another gives another")
  func deterministic() throws {
    #expect(try QRCode("https://a.fr/1") == QRCode("https://a.fr/1"))
    #expect(try QRCode("https://a.fr/1") != QRCode("https://a.fr/2"))
  }

  @Test("Nothing and too much are refused, and the text stays out of the reason")
  func refused() throws {
    #expect(throws: QRCodeError(.empty, "")) { try QRCode("") }
    let secret = "https://example.org/credentials/" + String(repeating: "k", count: 2300)
    let error = #expect(throws: QRCodeError(.tooLong, "")) { try QRCode(secret) }
    #expect(error?.description == "too-long: 2332 bytes do not fit: a QR code holds 2331")
    #expect(throws: QRCodeError(.tooLong, "")) { try QRCode(String(repeating: "é", count: 1166)) }
  }

  @Test("The path covers the dark modules, each once, with a quiet zone of four")
  func path() throws {
    let code = try QRCode("https://example.org/credentials/abcdefghijklmnop")
    var covered: [[Int]] = []
    for piece in code.svgPath.split(separator: "M") {
      let match = try #require(try /(\d+) (\d+)h(\d+)v1h-(\d+)z/.wholeMatch(in: piece))
      let numbers = try [match.1, match.2, match.3, match.4].map { try #require(Int($0)) }
      #expect(numbers[2] == numbers[3])
      for offset in 0..<numbers[2] { covered.append([numbers[1] - 4, numbers[0] - 4 + offset]) }
    }
    let dark = (0..<code.size).flatMap { row in (0..<code.size).filter { code[row, $0] }.map { [row, $0] } }
    #expect(covered == dark)
    #expect(code.outerSize == code.size + 8)
  }

  @Test("The image is one path on a light ground, without style or script")
  func image() throws {
    let code = try QRCode("A")
    #expect(code.svg.hasPrefix(#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29""#))
    #expect(code.svg.hasSuffix("</svg>"))
    #expect(code.svg.split(separator: "<path").count == 2)
    #expect(code.svg.contains("d=\"\(code.svgPath)\""))
    for forbidden in ["style", "script", "\n", "href"] { #expect(!code.svg.contains(forbidden)) }
  }
}
