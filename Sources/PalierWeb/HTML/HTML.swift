/// Something that can be written into a page. Made by the element functions and put together by ``HTMLBuilder``.
protocol HTML {
  func write(to out: inout HTMLBytes)
}

/// Puts elements, texts and conditions together. A `String` is text, and is escaped.
@resultBuilder
enum HTMLBuilder {
  static func buildExpression<Content: HTML>(_ content: Content) -> Content { content }
  static func buildExpression(_ text: String) -> HTMLText { HTMLText(text: text) }

  static func buildBlock() -> HTMLNothing { HTMLNothing() }
  static func buildBlock<Content: HTML>(_ content: Content) -> Content { content }
  static func buildBlock<each Content: HTML>(_ content: repeat each Content) -> HTMLSequence<repeat each Content> {
    HTMLSequence(repeat each content)
  }

  static func buildOptional<Content: HTML>(_ content: Content?) -> HTMLOptional<Content> {
    HTMLOptional(content: content)
  }
  static func buildEither<First: HTML, Second: HTML>(first: First) -> HTMLEither<First, Second> { .first(first) }
  static func buildEither<First: HTML, Second: HTML>(second: Second) -> HTMLEither<First, Second> {
    .second(second)
  }
}

/// Character data.
struct HTMLText: HTML {
  let text: String
  func write(to out: inout HTMLBytes) { out.text(text) }
}

/// Nothing at all.
struct HTMLNothing: HTML {
  func write(to out: inout HTMLBytes) {}
}

/// One thing after another.
struct HTMLSequence<each Content: HTML>: HTML {
  let content: (repeat each Content)
  init(_ content: repeat each Content) { self.content = (repeat each content) }
  func write(to out: inout HTMLBytes) { repeat (each content).write(to: &out) }
}

/// What an `if` without `else` gives.
struct HTMLOptional<Content: HTML>: HTML {
  let content: Content?
  func write(to out: inout HTMLBytes) { content?.write(to: &out) }
}

/// What an `if` with `else` or a `switch` gives.
enum HTMLEither<First: HTML, Second: HTML>: HTML {
  case first(First)
  case second(Second)

  func write(to out: inout HTMLBytes) {
    switch self {
    case .first(let content): content.write(to: &out)
    case .second(let content): content.write(to: &out)
    }
  }
}

/// The same for every item. (A `for` in a result builder cannot carry opaque types.)
func each<Items: Sequence, Content: HTML>(
  _ items: Items, @HTMLBuilder _ content: (Items.Element) -> Content
) -> HTMLArray<Content> {
  HTMLArray(items: items.map(content))
}

/// What ``each(_:_:)`` gives.
struct HTMLArray<Content: HTML>: HTML {
  let items: [Content]
  func write(to out: inout HTMLBytes) {
    for item in items { item.write(to: &out) }
  }
}
