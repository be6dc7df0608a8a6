import Awarding
import Encodings
import Intake
import Testing

@Suite("Definition files · what cannot be read")
struct DefinitionUnreadableTests {
  private func refusal(_ text: String, _ form: DefinitionDocument.Form = .byContent) -> DefinitionUnreadable? {
    refusal(Array(text.utf8), form)
  }

  private func refusal(_ bytes: [UInt8], _ form: DefinitionDocument.Form = .byContent)
    -> DefinitionUnreadable?
  {
    do {
      _ = try DefinitionDocument.read(bytes, form: form)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "is refused with line, column and remedy",
    arguments: [
      ("", DefinitionUnreadable.Code.empty, nil, nil), (" \n\t\n", .empty, nil, nil),
      ("# rien\n", .empty, nil, nil),
      ("slug: a\nslug: b\n", .duplicateKey, nil, nil),
      ("slug: a\ntitle: { fr: a, fr: b }\n", .duplicateKey, nil, nil),
      ("slug: a\n\"slug\": b\n", .duplicateKey, nil, nil),
      ("slug: a\n---\nslug: b\n", .severalDocuments, 2, 1),
      ("---\nslug: a\n...\n---\n", .severalDocuments, 4, 1),
      ("slug: &x a\n", .anchor, 1, 7), ("slug: a\ntitle: *x\n", .anchor, 2, 8),
      ("slug: a\ntags: [&t a, *t]\n", .anchor, 2, 8), ("&k slug: a\n", .anchor, 1, 1),
      ("slug: !x a\n", .tag, 1, 7), ("slug: !!int 5\n", .tag, 1, 7), ("tags: !!set {a}\n", .tag, 1, 7),
      ("slug: a\ntitle:\n\tfr: a\n", .tab, 3, 1),
      ("title: Souder : initiation\n", .syntax, 1, 15), ("title: { fr: \"a }\n", .syntax, nil, nil),
      ("title: 'l'arc'\n", .syntax, nil, nil), ("tags: [a, b\nslug: x\n", .syntax, nil, nil),
      ("slug: @a\n", .syntax, 1, 7),
      ("slug: a\n  title: b\n", .syntax, 2, 8), ("slug: a\u{0}b\n", .character, 1, 8),
      ("é: \u{1B}\n", .character, 1, 4),
      ("slug: a\u{2028}b\n", .character, 1, 8), ("- a\n- b\n", .notAMapping, 1, 1),
      ("slug\n", .notAMapping, 1, 1),
      ("? [a]\n: b\n", .key, 1, 3),
      ("{\"slug\": \"a\", \"slug\": \"b\"}", .duplicateKey, 1, 15), ("{\"slug\": \"a\",\n}", .syntax, 2, 1),
      ("[1]", .notAMapping, 1, 1), ("{\"slug\": ", .syntax, nil, nil),
    ] as [(String, DefinitionUnreadable.Code, Int?, Int?)])
  func refused(text: String, code: DefinitionUnreadable.Code, line: Int?, column: Int?) {
    let error = refusal(text)
    #expect(error?.code == code, "\(String(describing: error))")
    if let line { #expect(error?.line == line, "\(String(describing: error))") }
    if let column { #expect(error?.column == column, "\(String(describing: error))") }
    #expect(error?.message(in: .fr) != error?.message(in: .en) || error == nil)
  }

  @Test("tells what a colon in a French title needs")
  func colon() {
    let error = refusal("slug: a\ntitle: Souder : initiation\n")
    #expect(error?.message(in: .fr).contains("mettez le texte entre guillemets") == true)
  }

  @Test("is more than a MiB")
  func large() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: DefinitionDocument.maximumBytes + 1)
    #expect(refusal(bytes)?.code == .tooLarge)
  }

  @Test("is not UTF-8, and says where")
  func encodings() {
    let latin = Array("slug: a\ntitle: { fr: caf".utf8) + [0xE9, 0x20, 0x7D]
    #expect(refusal(latin)?.code == .encoding)
    #expect(refusal(latin)?.line == 2)
    #expect(refusal(latin)?.column == 17)
    #expect(refusal([0xFF, 0xFE, 0x73, 0x00])?.code == .encoding)
    #expect(refusal([0xED, 0xA0, 0x80])?.code == .encoding)
    #expect(refusal(Array("slug: a".utf8) + [0xC3])?.column == 8)
  }

  @Test("is nested beyond anything a definition has", arguments: [17, 900, 5_000, 200_000])
  func deep(depth: Int) {
    let yaml = "slug: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let code = refusal(yaml)?.code
    #expect(code == .tooDeep, "\(String(describing: code))")
    let json =
      "{\"slug\": " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
    #expect(refusal(json)?.code == .tooDeep)
  }

  @Test("is a bomb of aliases, also where they are keys")
  func bombs() {
    var values = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      let alias = "*a\(level - 1)"
      values += "a\(level): &a\(level) [\(Array(repeating: alias, count: 9).joined(separator: ", "))]\n"
    }
    #expect(refusal(values)?.code == .anchor)
    #expect(refusal(values + "? *a30\n: x\n")?.code == .anchor)
    #expect(refusal(values + "? *a30\n: x\n")?.line == 2)
  }

  @Test("are not texts that only look like anchors")
  func looksLikeAnchors() throws {
    let text = DefinitionSamples.complete(
      "description", "description: { fr: \"R&D : *a* *a* *a* *a* *a* *a*\", en: \"&c *b * &\" }")
    #expect(try DefinitionSamples.read(text).faults.isEmpty)
  }

  @Test("never crashes on a changed file")
  func mutations() {
    var random = SystemSeed(state: 0xD1CE)
    let original = Array(DefinitionSamples.complete.utf8)
    let pool = Array("{}[]:,&*!|>'\"%@`#-? \n\t\\\u{0}é".utf8)
    for _ in 0..<2_000 {
      var bytes = original
      for _ in 0...Int(random.next() % 4) {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 3 {
        case 0: bytes[place] = pool[Int(random.next() % UInt64(pool.count))]
        case 1: bytes.insert(pool[Int(random.next() % UInt64(pool.count))], at: place)
        default: bytes.remove(at: place)
        }
      }
      // Either way is right; only an answer has to come, and a definition only without a fault.
      if let reading = try? DefinitionDocument.read(bytes, form: .yaml) {
        let complete = !reading.faults.contains { $0.severity == .fault }
        if complete != (reading.definition != nil) {
          Issue.record("\(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
  }
}

/// A linear congruential generator: the same bytes in every run.
private struct SystemSeed {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
