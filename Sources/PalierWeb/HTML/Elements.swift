/// An element with its content.
struct HTMLElement<Content: HTML>: HTML {
  let name: StaticString
  let attributes: [Attribute]
  let content: Content

  init(_ name: StaticString, _ attributes: [Attribute], _ content: Content) {
    self.name = name
    self.attributes = attributes
    self.content = content
  }

  func write(to out: inout HTMLBytes) {
    out.verbatim("<")
    out.verbatim(name)
    for attribute in attributes { attribute.write(to: &out) }
    out.verbatim(">")
    content.write(to: &out)
    out.verbatim("</")
    out.verbatim(name)
    out.verbatim(">")
  }
}

/// An element that cannot have content.
struct HTMLVoidElement: HTML {
  let name: StaticString
  let attributes: [Attribute]

  func write(to out: inout HTMLBytes) {
    out.verbatim("<")
    out.verbatim(name)
    for attribute in attributes { attribute.write(to: &out) }
    out.verbatim(">")
  }
}

/// `<!DOCTYPE html>` and the root element.
struct HTMLDocument<Content: HTML>: HTML {
  let language: String
  let content: Content

  init(language: String, @HTMLBuilder content: () -> Content) {
    self.language = language
    self.content = content()
  }

  func write(to out: inout HTMLBytes) {
    out.verbatim("<!DOCTYPE html>\n")
    HTMLElement("html", [.lang(language)], content).write(to: &out)
    out.verbatim("\n")
  }
}

extension HTML {
  /// The bytes of this piece alone.
  func bytes(capacity: Int = 32 * 1024) -> [UInt8] {
    var out = HTMLBytes(capacity: capacity)
    write(to: &out)
    return out.bytes
  }
}
