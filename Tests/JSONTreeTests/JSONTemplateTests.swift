import JSONTree
import Testing

@Suite("JSON templates") struct JSONTemplateTests {
  @Test("a filled template is the document, to the byte") func filled() {
    let shape: (JSON, JSON, JSON) -> JSON = { a, b, c in
      ["x": a, "list": [1, b, ["deep": a]], "text": "\\u0000 \"quoted\" {}", "y": c, "z": .null]
    }
    let template = JSONTemplate(shape(JSONTemplate.hole(0), JSONTemplate.hole(1), JSONTemplate.hole(12)))
    var values = [JSON](repeating: .null, count: 13)
    values[0] = "é\n\u{0}"
    values[1] = ["o": [true]]
    values[12] = 42
    #expect(template.filled(values) == shape(values[0], values[1], values[12]).serialized())
  }

  @Test("a document without holes is itself, also when a string ends in an escape") func whole() {
    for json in [["a": "\\"], ["a": "x\u{0}7"], ["a": "\u{0}7x"], ["\u{0}": "\u{0}"], [], "", ["\"": "\""]] as [JSON] {
      #expect(JSONTemplate(json).filled([]) == json.serialized())
    }
  }
}
