import Encodings
import Register

/// The search in the registers as it stands in an address: what was typed, before it is understood.
struct RegisterSearchForm: Hashable, Sendable {
  enum Field: String, CaseIterable, Sendable {
    case words = "q"
    /// `rncp` or `rs`.
    case register
    case level
    /// `1`: registered today.
    case active
    /// Registered on that day.
    case on
    case rome
    case nsf
    /// A certifying body's SIRET or SIREN.
    case siret
    /// `1`: cut into blocks.
    case blocks
    case page
  }

  /// The most pages that can be turned to.
  static let pages = 50
  static let hitsOnPage = 20

  private var values: [Field: String] = [:]

  init() {}

  init(_ query: Query) {
    for field in Field.allCases {
      guard let text = query[field.rawValue], text.contains(where: { !$0.isWhitespace }) else { continue }
      values[field] = String(text.prefix(400))
    }
  }

  subscript(_ field: Field) -> String {
    get { values[field] ?? "" }
    set { values[field] = newValue.isEmpty ? nil : newValue }
  }

  /// Whether anything is asked.
  var isBlank: Bool { values.keys.allSatisfy { $0 == .page } }

  /// Whether anything is asked beside the words.
  var hasFilter: Bool { values.keys.contains { $0 != .page && $0 != .words } }

  /// From 1 on.
  var page: Int { min(max(Int(self[.page]) ?? 1, 1), Self.pages) }

  func onPage(_ page: Int) -> Self {
    var form = self
    form[.page] = page == 1 ? "" : String(page)
    return form
  }

  /// The query of its address, in the order of the fields.
  var pairs: [(name: String, value: String)] {
    Field.allCases.compactMap { field in values[field].map { (field.rawValue, $0) } }
  }

  /// The question, with the hits of its page and one more, which tells whether there is another page; and all that cannot
  /// be read.
  func read(today: CalendarDate) -> (query: RegisterQuery, faults: [FormFault]) {
    var query = RegisterQuery(
      words: self[.words], limit: Self.hitsOnPage + 1, offset: (page - 1) * Self.hitsOnPage)
    var faults: [FormFault] = []
    func read<T>(_ field: Field, _ parse: (String) throws(RegisterError) -> T) -> T? {
      guard let text = values[field] else { return nil }
      do { return try parse(text) } catch {
        faults.append(FormFault(field: field.rawValue, english: error.reason, french: error.reasonInFrench))
        return nil
      }
    }
    func expected<T>(_ field: Field, _ value: (String) -> T?, _ english: String, _ french: String) -> T? {
      guard let text = values[field] else { return nil }
      let found = value(text)
      if found == nil { faults.append(FormFault(field: field.rawValue, english: english, french: french)) }
      return found
    }
    query.kind = expected(
      .register, { ["rncp": RegisterCode.Kind.rncp, "rs": .rs][$0.lowercased()] }, "RNCP or RS is expected",
      "RNCP ou RS est attendu")
    query.level = expected(
      .level, { Int($0).flatMap { (1...8).contains($0) ? $0 : nil } }, "a level is a number from 1 to 8",
      "un niveau est un nombre de 1 à 8")
    if expected(.active, Self.flag, "1 is expected", "1 est attendu") == true { query.activeAt = today }
    if let day = expected(
      .on, { try? CalendarDate(iso: $0) }, "a day such as 2026-11-25 is expected",
      "un jour comme 2026-11-25 est attendu")
    {
      query.activeAt = day
    }
    if expected(.blocks, Self.flag, "1 is expected", "1 est attendu") == true { query.hasBlocks = true }
    query.rome = read(.rome) { text throws(RegisterError) in try ROMECode(text).text }
    query.nsf = read(.nsf) { text throws(RegisterError) in try NSFCode(text).text }
    query.siren = read(.siret) { text throws(RegisterError) in try SIREN(ofBody: text) }
    return (query, faults)
  }

  private static func flag(_ text: String) -> Bool? { ["1": true, "0": false][text] }
}
