/// A statement in the dialect that SQLite and PostgreSQL share, its parameters written `$1`, `$2`…
///
/// SQLite reads `$1` as a name and numbers names by first appearance; so the text is rewritten to `?1` once,
/// here. No statement of ours holds a dollar sign in a literal, and what is interpolated are lists of columns.
struct SQL: ExpressibleByStringInterpolation, Sendable {
  let text: String

  init(stringLiteral value: String) {
    text = String(decoding: value.utf8.map { $0 == UInt8(ascii: "$") ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
  }
}
