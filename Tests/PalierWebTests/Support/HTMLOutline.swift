/// A strict reading of one of our pages: it accepts what our builder can write and nothing looser, so that a quote or
/// a tag out of place is found.
struct HTMLOutline {
  struct Element {
    let name: String
    let attributes: [String: String]
    /// The text inside, entities decoded, white space as written.
    var text = ""
    /// The language in force.
    let language: String
    let ancestors: [String]
  }

  struct Fault: Error, CustomStringConvertible { let description: String }

  private(set) var elements: [Element] = []
  /// Every piece of text with the elements around it.
  private(set) var pieces: [(text: String, ancestors: [String])] = []
  /// The text of the body, for looking for words.
  private(set) var text = ""

  private static let void: Set<String> = ["meta", "link", "input", "br", "hr"]

  init(_ page: String) throws {
    var rest = page[...]
    guard rest.hasPrefix("<!DOCTYPE html>\n") else { throw Fault(description: "no doctype") }
    rest = rest.dropFirst("<!DOCTYPE html>\n".count)
    var open: [Int] = []
    var ids: Set<String> = []
    while let next = rest.first {
      if next == "<" {
        guard let end = rest.firstIndex(of: ">") else { throw Fault(description: "a tag does not end") }
        let tag = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        if tag.hasPrefix("/") {
          guard let last = open.popLast(), elements[last].name == tag.dropFirst() else {
            throw Fault(description: "</\(tag.dropFirst())> closes nothing")
          }
          continue
        }
        let element = try Self.element(
          tag, open.last.map { elements[$0].language } ?? "", open.map { elements[$0].name })
        if let id = element.attributes["id"] {
          guard ids.insert(id).inserted else { throw Fault(description: "id \(id) stands twice") }
        }
        elements.append(element)
        if !Self.void.contains(element.name) { open.append(elements.count - 1) }
      } else {
        let piece = rest.prefix { $0 != "<" }
        rest = rest[piece.endIndex...]
        let decoded = try Self.decoded(piece)
        for index in open { elements[index].text += decoded }
        pieces.append((decoded, open.map { elements[$0].name }))
        if open.contains(where: { elements[$0].name == "body" }) { text += decoded + " " }
      }
    }
    guard open.isEmpty else { throw Fault(description: "elements stay open") }
  }

  subscript(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  func element(id: String) -> Element? { elements.first { $0.attributes["id"] == id } }

  private static func element(_ tag: Substring, _ language: String, _ ancestors: [String]) throws -> Element {
    let name = tag.prefix { $0 != " " }
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber) }) else {
      throw Fault(description: "<\(tag)> is no tag")
    }
    var attributes: [String: String] = [:]
    var rest = tag[name.endIndex...]
    while !rest.isEmpty {
      guard rest.removeFirst() == " " else { throw Fault(description: "<\(tag)>: no space") }
      let key = rest.prefix { $0.isASCII && ($0.isLetter || $0 == "-" || $0 == ":") }
      guard !key.isEmpty else { throw Fault(description: "<\(tag)>: no attribute") }
      rest = rest[key.endIndex...]
      var value = ""
      if rest.hasPrefix("=\"") {
        rest = rest.dropFirst(2)
        let written = rest.prefix { $0 != "\"" }
        rest = rest[written.endIndex...].dropFirst()
        value = try decoded(written)
      }
      guard attributes.updateValue(value, forKey: String(key)) == nil else {
        throw Fault(description: "<\(tag)>: \(key) stands twice")
      }
    }
    return Element(
      name: String(name), attributes: attributes, language: attributes["lang"] ?? language, ancestors: ancestors)
  }

  private static func decoded(_ text: Substring) throws -> String {
    var decoded = ""
    var rest = text
    while let next = rest.first {
      guard next == "&" else {
        guard next != ">" else { throw Fault(description: "a bare > in text") }
        decoded.append(rest.removeFirst())
        continue
      }
      let entities = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\""]
      guard let found = entities.first(where: { rest.hasPrefix($0.key) }) else {
        throw Fault(description: "a bare & in text: \(rest.prefix(20))")
      }
      decoded += found.value
      rest = rest.dropFirst(found.key.count)
    }
    return decoded
  }
}
