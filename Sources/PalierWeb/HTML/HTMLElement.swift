/// An element with its attributes and its content.
final class HTMLElement {
  private let name: StaticString
  /// Most elements have one attribute or none: the first needs no array.
  private let first: Attribute?
  private let others: [Attribute]
  private let content: HTML
  /// An element that cannot have content, and has no end tag.
  private let isVoid: Bool

  init(
    _ name: StaticString, _ first: Attribute?, _ others: [Attribute], _ content: HTML, isVoid: Bool = false
  ) {
    self.name = name
    self.first = first
    self.others = others
    self.content = content
    self.isVoid = isVoid
  }

  func write(to out: inout HTMLBytes) {
    out.verbatim("<")
    out.verbatim(name)
    first?.write(to: &out)
    for attribute in others { attribute.write(to: &out) }
    out.verbatim(">")
    if isVoid { return }
    content.write(to: &out)
    out.verbatim("</")
    out.verbatim(name)
    out.verbatim(">")
  }
}

/// A whole page: its bytes begin with `<!DOCTYPE html>`.
struct HTMLDocument {
  let language: String
  let content: HTML

  func bytes() -> [UInt8] {
    var out = HTMLBytes()
    out.verbatim("<!DOCTYPE html>\n")
    HTMLElement("html", .lang(language), [], content).write(to: &out)
    out.verbatim("\n")
    return out.bytes
  }
}
