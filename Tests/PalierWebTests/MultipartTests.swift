import TestMaterial
import Testing

@testable import PalierWeb

@Suite struct MultipartTests {
  private static let boundary = "----PalierTest"

  /// What a parser gave: parts with their content put together.
  struct Read: Equatable {
    var parts: [MultipartPart] = []
    var contents: [[UInt8]] = []
    var fault: MultipartFault.Code?
  }

  /// Reads a body in pieces of the given lengths, the last one taking the rest.
  static func read(_ body: [UInt8], pieces: [Int], limits: MultipartParser.Limits = .init()) -> Read {
    var read = Read()
    do {
      var parser = MultipartParser(boundary: try MultipartBoundary(boundary), limits: limits)
      var open = false
      func take(_ event: MultipartParser.Event) {
        switch event {
        case .begin(let part):
          #expect(!open)
          open = true
          read.parts.append(part)
          read.contents.append([])
        case .content(let bytes):
          #expect(open && !bytes.isEmpty)
          read.contents[read.contents.count - 1] += bytes
        case .end:
          #expect(open)
          open = false
        }
      }
      var rest = body[...]
      for length in pieces + [body.count] {
        try parser.feed(rest.prefix(length), take)
        rest = rest.dropFirst(length)
      }
      try parser.finish()
      #expect(!open)
    } catch let fault as MultipartFault {
      read.fault = fault.code
    } catch {
      Issue.record(error)
    }
    return read
  }

  /// The naive twin: the whole body at once, by splitting at delimiters.
  static func naive(_ body: [UInt8]) -> Read {
    var read = Read()
    let text = [0x0D, 0x0A] + body
    let delimiter = Array("\r\n--\(boundary)".utf8)
    var cuts: [Int] = []
    var at = 0
    while at + delimiter.count <= text.count {
      if Array(text[at..<at + delimiter.count]) == delimiter {
        cuts.append(at)
        at += delimiter.count
      } else {
        at += 1
      }
    }
    for (index, cut) in cuts.enumerated() {
      let after = Array(text[(cut + delimiter.count)...])
      if after.starts(with: Array("--".utf8)) { return read }
      let end = index + 1 < cuts.count ? cuts[index + 1] : nil
      guard let end else {
        read.fault = .truncated
        return read
      }
      let section = Array(text[(cut + delimiter.count)..<end])
      guard section.starts(with: [0x0D, 0x0A]) else {
        read.fault = .delimiterMalformed
        return read
      }
      let inner = Array(section.dropFirst(2))
      guard
        let blank = (0..<max(0, inner.count - 3)).first(where: { Array(inner[$0..<$0 + 4]) == Array("\r\n\r\n".utf8) })
      else {
        read.fault = .headerMalformed
        return read
      }
      let head = String(decoding: inner[..<blank], as: UTF8.self)
      let name = head.split(separator: "\"").dropFirst().first.map(String.init) ?? ""
      let file = head.contains("filename") ? head.split(separator: "\"").last.map(String.init) : nil
      read.parts.append(MultipartPart(name: name, fileName: file, contentType: nil))
      read.contents.append(Array(inner[(blank + 4)...]))
    }
    read.fault = .truncated
    return read
  }

  private static func body(_ parts: [(name: String, content: [UInt8])]) -> [UInt8] {
    var body: [UInt8] = []
    for part in parts {
      body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(part.name)\"\r\n\r\n".utf8)
      body += part.content + [0x0D, 0x0A]
    }
    return body + Array("--\(boundary)--\r\n".utf8)
  }

  @Test func anyPiecesGiveWhatTheNaiveTwinGives() {
    var random = SeededGenerator(seed: 0x50414C49)
    // Contents that are almost delimiters, of the few bytes that matter.
    let alphabet = Array("\r\n--\r\n----PalierTest-- x".utf8)
    for round in 0..<600 {
      let parts = (0..<Int.random(in: 0...4, using: &random)).map { index in
        let length = Int.random(in: 0...80, using: &random)
        var content = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0 }
        if Bool.random(using: &random) { content += Array("\r\n--\(Self.boundary.dropLast())".utf8) }
        return (name: "f\(index)", content: content)
      }
      let body = Self.body(parts)
      let expected = Self.naive(body)
      // A content may hold a whole delimiter by chance: then both must fall over it alike, or not be compared.
      let pieces = (0..<Int.random(in: 0...40, using: &random)).map { _ in Int.random(in: 0...9, using: &random) }
      let whole = Self.read(body, pieces: [])
      #expect(Self.read(body, pieces: pieces) == whole, "round \(round)")
      #expect(Self.read(body, pieces: Array(repeating: 1, count: body.count)) == whole, "round \(round), byte by byte")
      if whole.fault == nil { #expect(whole == expected, "round \(round)") }
    }
  }

  @Test func truncationAnywhereIsFound() {
    let body = Self.body([("file", Array("abc\r\n--x".utf8)), ("text", [])])
    let closing = Array("--\(Self.boundary)--".utf8)
    for length in 0..<body.count - 2 {
      let read = Self.read(Array(body.prefix(length)), pieces: [])
      let isWhole =
        body.prefix(length).count >= body.count - 2 && body.prefix(length).suffix(closing.count) == closing[...]
      #expect(read.fault == (isWhole ? nil : .truncated), "\(length) bytes")
    }
    #expect(Self.read(Array(body.dropLast(2)), pieces: []).fault == nil)
  }

  private static func with(_ head: String, _ content: String = "x") -> [UInt8] {
    Array("--\(boundary)\r\n\(head)\r\n\r\n\(content)\r\n--\(boundary)--\r\n".utf8)
  }

  @Test(arguments: [
    ("Content-Type: text/plain", MultipartFault.Code.dispositionMissing),
    ("Content-Disposition: attachment; name=\"a\"", .dispositionMissing),
    ("Content-Disposition: form-data", .dispositionMissing),
    ("Content-Disposition: form-data; name=\"a", .headerMalformed),
    ("Content-Disposition: form-data; name=\"a\"\r\n folded", .headerMalformed),
    ("no colon", .headerMalformed), (": no name", .headerMalformed),
    ("Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"", .headerMalformed),
    ("Content-Disposition: form-data; name=\"a\u{0}\"", .headerMalformed),
    ("Content-Disposition: form-data; name=\"a\"\r\nContent-Type: multipart/mixed; boundary=x", .nested),
    ("Content-Disposition: form-data; name=\"a\"\r\nContent-Type: MULTIPART/form-data", .nested),
    (String(repeating: "X: y\r\n", count: 20) + "Content-Disposition: form-data; name=\"a\"", .headersTooLong),
    ("X: " + String(repeating: "y", count: 9000), .headersTooLong),
  ])
  func badHeadsAreRefused(_ head: String, _ code: MultipartFault.Code) {
    #expect(Self.read(Self.with(head), pieces: []).fault == code)
    let bytes = Self.with(head)
    #expect(Self.read(bytes, pieces: Array(repeating: 7, count: bytes.count / 7)).fault == code)
  }

  @Test func headersThatAreNoTextAreRefused() {
    var body = Array("--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"".utf8)
    body += [0xFF, 0xFE] + Array("\"\r\n\r\nx\r\n--\(Self.boundary)--".utf8)
    #expect(Self.read(body, pieces: []).fault == .headerMalformed)
  }

  @Test func nothingMayGoOnForEver() {
    let endless = Array(repeating: UInt8(ascii: "a"), count: 5000)
    #expect(Self.read(endless, pieces: [900, 900]).fault == .preambleTooLong)
    #expect(Self.read(Self.body([]) + endless, pieces: [100]).fault == .epilogueTooLong)
    let many = Self.body((0..<40).map { ("f\($0)", []) })
    #expect(Self.read(many, pieces: []).fault == .tooManyParts)
    let padded = Array("--\(Self.boundary)".utf8) + Array(repeating: UInt8(ascii: " "), count: 100)
    #expect(Self.read(padded, pieces: []).fault == .delimiterMalformed)
    let junk = Array("--\(Self.boundary)junk\r\n".utf8)
    #expect(Self.read(junk, pieces: []).fault == .delimiterMalformed)
  }

  @Test func aPreambleAndPaddingAreSkipped() {
    let head = "preamble\r\n--\(Self.boundary) \t\r\nContent-Disposition: form-data; name=\"a\"; filename=\"f.jwt\""
    let read = Self.read(
      Array("\(head)\r\nContent-Type: application/jwt\r\n\r\nbody\r\n--\(Self.boundary)--  \r\nepilogue".utf8),
      pieces: [])
    #expect(read.fault == nil)
    #expect(read.parts == [MultipartPart(name: "a", fileName: "f.jwt", contentType: "application/jwt")])
    #expect(read.contents == [Array("body".utf8)])
  }

  @Test func contentIsHandedOnBeforeTheBodyIsOver() throws {
    var parser = MultipartParser(boundary: try MultipartBoundary(Self.boundary))
    var bytes = 0
    func take(_ event: MultipartParser.Event) { if case .content(let piece) = event { bytes += piece.count } }
    try parser.feed(
      Array("--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".utf8), take)
    for _ in 0..<100 { try parser.feed(Array(repeating: UInt8(ascii: "z"), count: 1000), take) }
    #expect(bytes == 100_000)
  }

  @Test(arguments: [
    ("multipart/form-data; boundary=abc", "abc"), ("multipart/form-data; charset=x; BOUNDARY=\"a b\"", "a b"),
    ("multipart/form-data;boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW", "----WebKitFormBoundary7MA4YWxkTrZu0gW"),
  ])
  func theBoundaryIsRead(_ header: String, _ boundary: String) throws {
    let value = try #require(HeaderValue(header))
    #expect(try MultipartBoundary(contentType: value).bytes == Array(boundary.utf8))
  }

  @Test(arguments: [
    ("multipart/form-data", MultipartFault.Code.boundaryMissing), ("multipart/form-data; boundary", .boundaryMissing),
    ("multipart/form-data; boundary=", .boundaryMalformed),
    ("multipart/form-data; boundary=\"a \"", .boundaryMalformed),
    ("multipart/form-data; boundary=a%b", .boundaryMalformed),
    ("multipart/form-data; boundary=" + String(repeating: "a", count: 71), .boundaryMalformed),
  ])
  func aBadBoundaryIsRefused(_ header: String, _ code: MultipartFault.Code) throws {
    let value = try #require(HeaderValue(header))
    #expect(throws: MultipartFault(code, "")) { try MultipartBoundary(contentType: value) }
  }

  @Test func headerValuesAreReadWithTheirParameters() {
    let value = HeaderValue("Form-Data; name=\"a\\\"b\"; filename=x.jwt ; ;name=c")
    #expect(value?.value == "form-data")
    #expect(value?.parameters == ["name": "a\"b", "filename": "x.jwt"])
    #expect(HeaderValue("a; =b") == nil)
    #expect(HeaderValue("a; b=\"c") == nil)
    #expect(HeaderValue("")?.value == "")
  }

  @Test func aFormKeepsTheFieldsThatAreWanted() throws {
    var form = MultipartForm(boundary: try MultipartBoundary(Self.boundary), wanted: ["file", "text"])
    let body = Self.body([
      ("file", []), ("other", Array("dropped".utf8)), ("text", Array("first".utf8)), ("text", Array("second".utf8)),
      ("file", Array("late".utf8)),
    ])
    for byte in body { try form.feed([byte]) }
    try form.finish()
    #expect(form.fields["text"] == Array("first".utf8))
    #expect(form.fields["file"] == Array("late".utf8))
    #expect(form.fields["other"] == nil)
  }
}
