/// A document whose shape is fixed and of which a few values change: serialised once, filled in many times.
///
/// Holes are strings that start with U+0000, which no document of ours holds otherwise: the number after it tells
/// which value goes there.
public struct JSONTemplate: Sendable {
  private let pieces: [[UInt8]]
  private let holes: [Int]
  private let size: Int

  /// The value to put where number `hole` goes.
  public static func hole(_ number: Int) -> JSON { .string("\u{0}\(number)") }

  /// - Parameter json: the document with ``hole(_:)`` where values go, each any number of times.
  public init(_ json: JSON) {
    let text = json.serialized()
    // A NUL is always written as this escape, and a backslash never stands before it by itself.
    let mark = Array("\"\\u0000".utf8)
    var pieces: [[UInt8]] = []
    var holes: [Int] = []
    var start = 0
    var place = 0
    while place + mark.count < text.count {
      guard text[place] == mark[0], text[place..<place + mark.count].elementsEqual(mark) else {
        place += 1
        continue
      }
      var end = place + mark.count
      while end < text.count, (48...57).contains(text[end]) { end += 1 }
      // Anything else behind the NUL is a text of somebody's.
      guard end < text.count, text[end] == mark[0],
        let number = Int(String(decoding: text[(place + mark.count)..<end], as: UTF8.self))
      else {
        place += 1
        continue
      }
      pieces.append(Array(text[start..<place]))
      holes.append(number)
      start = end + 1
      place = start
    }
    pieces.append(Array(text[start...]))
    self.pieces = pieces
    self.holes = holes
    size = text.count
  }

  /// The bytes of the document with these values, compact.
  /// - Parameter values: by the number of their hole; at least as many as the document has.
  public func filled(_ values: [JSON]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + values.count * 48)
    for (piece, hole) in zip(pieces, holes) {
      bytes += piece
      bytes += values[hole].serialized()
    }
    if let last = pieces.last { bytes += last }
    return bytes
  }
}
