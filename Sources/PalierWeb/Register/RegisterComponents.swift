import Encodings
import Register

// Pieces that the pages of the registers share.

/// A text of the registers, which speak French.
func french(_ text: String, _ reader: Reader) -> HTML {
  element("bdi", reader.language == .fr ? [] : [.lang("fr")], .text(text))
}

/// Keeps the language that the reader chose when a form is sent.
@HTMLBuilder func language(_ reader: Reader) -> HTML {
  if reader.chosen { input(.type("hidden"), .name("lang"), .value(reader.language.rawValue)) }
}

/// A field of one line with its name, what it is for, and what is wrong with it.
func formField(
  _ name: String, _ title: String, value: String, hint: String?, fault: String?, _ more: [Attribute],
  type: StaticString = "text"
) -> HTML {
  let id = "field-" + name
  let described = [hint.map { _ in id + "-hint" }, fault.map { _ in id + "-fault" }].compactMap(\.self)
  var attributes: [Attribute] = [.id(id), .name(name), .value(value), .autocompleteOff, .spellcheckOff] + more
  if !described.isEmpty { attributes.append(.ariaDescribedBy(described.joined(separator: " "))) }
  if fault != nil { attributes.append(.ariaInvalid) }
  return div(.class("field")) {
    labelElement(.for(id)) { title }
    if let hint { p(.class("hint"), .id(id + "-hint")) { hint } }
    if let fault {
      p(.class("fault"), .id(id + "-fault"), .role("alert")) {
        Sign.warning.picture
        span { fault }
      }
    }
    HTML.element(HTMLElement("input", .type(type), attributes, .nothing, isVoid: true))
  }
}

/// Where the data come from, and of which day: what their licence asks for.
struct RegisterSource {
  let exports: [RegisterCode.Kind: CalendarDate]
  let reader: Reader

  var body: HTML {
    p(.class("muted small source")) {
      RegisterAnswer.licence
      for (kind, day) in exports.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        " · " + kind.rawValue.uppercased() + "\u{A0}: " + reader.texts.day(day)
      }
    }
  }
}
