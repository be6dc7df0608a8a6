/// A statement in the dialect that SQLite and PostgreSQL share, its parameters written `$1`, `$2`…
///
/// SQLite reads `$1` as a name and numbers names by first appearance; so the text is rewritten to `?1` once,
/// here. No statement of ours holds a dollar sign in a literal, and what is interpolated are lists of columns.
struct SQL: ExpressibleByStringInterpolation, Sendable {
  let text: String

  init(stringLiteral value: String) {
    var value = value
    text = value.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { buffer in
        for index in bytes.indices {
          buffer[index] = bytes[index] == UInt8(ascii: "$") ? UInt8(ascii: "?") : bytes[index]
        }
        return bytes.count
      }
    }
  }
}
