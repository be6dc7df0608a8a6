/// A piece of a page. Made by the element functions and put together by ``HTMLBuilder``; text enters it only as text.
enum HTML {
  /// Character data, escaped when it is written.
  case text(String)
  case element(HTMLElement)
  case sequence([HTML])
  case nothing

  func write(to out: inout HTMLBytes) {
    switch self {
    case .text(let text): out.text(text)
    case .element(let element): element.write(to: &out)
    case .sequence(let pieces): for piece in pieces { piece.write(to: &out) }
    case .nothing: return
    }
  }

  func bytes(capacity: Int = 32 * 1024) -> [UInt8] {
    var out = HTMLBytes(capacity: capacity)
    write(to: &out)
    return out.bytes
  }
}

/// Puts elements, texts, conditions and loops together. A `String` is text, and is escaped.
@resultBuilder
enum HTMLBuilder {
  static func buildExpression(_ content: HTML) -> HTML { content }
  static func buildExpression(_ text: String) -> HTML { .text(text) }

  static func buildBlock() -> HTML { .nothing }
  static func buildBlock(_ content: HTML) -> HTML { content }
  static func buildBlock(_ content: HTML...) -> HTML { .sequence(content) }
  static func buildOptional(_ content: HTML?) -> HTML { content ?? .nothing }
  static func buildEither(first: HTML) -> HTML { first }
  static func buildEither(second: HTML) -> HTML { second }
  static func buildArray(_ items: [HTML]) -> HTML { .sequence(items) }
}
