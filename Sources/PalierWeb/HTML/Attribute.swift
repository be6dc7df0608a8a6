/// One attribute of an element. Names are fixed here; values are escaped.
struct Attribute {
  enum Value {
    /// An attribute without a value, such as `open`.
    case present
    case literal(StaticString)
    case text(String)
  }

  let name: StaticString
  let value: Value

  private init(_ name: StaticString, _ value: Value) {
    self.name = name
    self.value = value
  }

  func write(to out: inout HTMLBytes) {
    out.verbatim(" ")
    out.verbatim(name)
    switch value {
    case .present: return
    case .literal(let literal):
      out.verbatim("=\"")
      out.verbatim(literal)
    case .text(let text):
      out.verbatim("=\"")
      out.attributeValue(text)
    }
    out.verbatim("\"")
  }

  static func id(_ value: StaticString) -> Self { .init("id", .literal(value)) }
  static func id(_ value: String) -> Self { .init("id", .text(value)) }
  static func `class`(_ value: StaticString) -> Self { .init("class", .literal(value)) }
  static func lang(_ value: String) -> Self { .init("lang", .text(value)) }
  static func role(_ value: StaticString) -> Self { .init("role", .literal(value)) }
  static func title(_ value: String) -> Self { .init("title", .text(value)) }
  static let dirAuto = Self("dir", .literal("auto"))
  static let open = Self("open", .present)
  static let tabindexMinusOne = Self("tabindex", .literal("-1"))

  static func ariaLabel(_ value: String) -> Self { .init("aria-label", .text(value)) }
  static func ariaLabelledBy(_ id: StaticString) -> Self { .init("aria-labelledby", .literal(id)) }
  static func ariaLabelledBy(_ id: String) -> Self { .init("aria-labelledby", .text(id)) }
  static func ariaDescribedBy(_ ids: String) -> Self { .init("aria-describedby", .text(ids)) }
  static func ariaDescribedBy(_ ids: StaticString) -> Self { .init("aria-describedby", .literal(ids)) }
  static let ariaCurrentPage = Self("aria-current", .literal("page"))
  static let ariaHidden = Self("aria-hidden", .literal("true"))
  static let ariaInvalid = Self("aria-invalid", .literal("true"))

  /// An address within this site, made by ``SitePath``, or a fragment of the page.
  static func href(_ address: SiteAddress) -> Self { .init("href", .text(address.text)) }
  /// An address elsewhere, known to be http or https.
  static func href(_ address: ExternalAddress) -> Self { .init("href", .text(address.text)) }
  static func rel(_ value: StaticString) -> Self { .init("rel", .literal(value)) }
  static func hreflang(_ value: String) -> Self { .init("hreflang", .text(value)) }
  static func download(_ fileName: String) -> Self { .init("download", .text(fileName)) }
  static func datetime(_ value: String) -> Self { .init("datetime", .text(value)) }
  static func content(_ value: String) -> Self { .init("content", .text(value)) }
  static func name(_ value: String) -> Self { .init("name", .text(value)) }
  static func name(_ value: StaticString) -> Self { .init("name", .literal(value)) }
  static func property(_ value: StaticString) -> Self { .init("property", .literal(value)) }
  static func type(_ value: StaticString) -> Self { .init("type", .literal(value)) }
  static let charsetUTF8 = Self("charset", .literal("utf-8"))

  static func action(_ address: SiteAddress) -> Self { .init("action", .text(address.text)) }
  static func `for`(_ id: String) -> Self { .init("for", .text(id)) }
  static func `for`(_ id: StaticString) -> Self { .init("for", .literal(id)) }
  static func accept(_ value: StaticString) -> Self { .init("accept", .literal(value)) }
  static func rows(_ count: StaticString) -> Self { .init("rows", .literal(count)) }
  static let methodGet = Self("method", .literal("get"))
  static func value(_ value: String) -> Self { .init("value", .text(value)) }
  static let selected = Self("selected", .present)
  static let checked = Self("checked", .present)
  static func maxLength(_ value: StaticString) -> Self { .init("maxlength", .literal(value)) }
  static func inputMode(_ value: StaticString) -> Self { .init("inputmode", .literal(value)) }
  static let methodPost = Self("method", .literal("post"))
  static let enctypeMultipart = Self("enctype", .literal("multipart/form-data"))
  static let spellcheckOff = Self("spellcheck", .literal("false"))
  static let autocompleteOff = Self("autocomplete", .literal("off"))
  static let autocapitalizeOff = Self("autocapitalize", .literal("off"))

  static func viewBox(_ value: String) -> Self { .init("viewBox", .text(value)) }
  static func d(_ value: String) -> Self { .init("d", .text(value)) }
  static func x(_ value: String) -> Self { .init("x", .text(value)) }
  static func y(_ value: String) -> Self { .init("y", .text(value)) }
  static func width(_ value: String) -> Self { .init("width", .text(value)) }
  static func height(_ value: String) -> Self { .init("height", .text(value)) }
  static func rx(_ value: StaticString) -> Self { .init("rx", .literal(value)) }
  static func fill(_ value: StaticString) -> Self { .init("fill", .literal(value)) }
  static func stroke(_ value: StaticString) -> Self { .init("stroke", .literal(value)) }
  static func strokeWidth(_ value: StaticString) -> Self { .init("stroke-width", .literal(value)) }
  static let roundStroke = Self("stroke-linecap", .literal("round"))
  static let roundJoin = Self("stroke-linejoin", .literal("round"))
  static let crispEdges = Self("shape-rendering", .literal("crispEdges"))
  static let notFocusable = Self("focusable", .literal("false"))
}
