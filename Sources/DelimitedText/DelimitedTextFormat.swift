/// How a text is written down: found out from its whole content before the first record is given.
public struct DelimitedTextFormat: Hashable, Sendable {
  public enum Encoding: String, Sendable, CaseIterable {
    case utf8
    case windows1252
  }

  public let encoding: Encoding
  public let hasByteOrderMark: Bool
  public let separator: Separator
  /// Where the content begins, after the mark and a line `sep=;`.
  public let contentOffset: Int
  /// All bytes of the source.
  public let byteCount: Int

  /// Reads `source` once, whole, in chunks.
  ///
  /// The encoding is UTF-8 when every byte is, else Windows-1252, unless the content looks more like UTF-8 with
  /// broken places. The separator is the one named by a first line `sep=;`, else the one of `,` `;` and tabulation
  /// that stands most often in the first line that has content, outside quotes (at a tie: tabulation before
  /// semicolon before comma; comma when there is none).
  /// - Parameter observing: is given every byte once, in order: to digest them, for example.
  /// - Throws: `tooLarge`, `nulByte`, `utf16`, `spreadsheet`, `notText`, `separatorUnknown`, `invalidUTF8`,
  ///   `encodingUnknown`, and what the source throws. The errors name the line where there is one.
  public init(
    inspecting source: some ByteSource, limits: DelimitedTextLimits = .standard,
    observing: ((UnsafeRawBufferPointer) -> Void)? = nil
  ) throws(DelimitedTextError) {
    let stream = try source.open()
    var inspection = ContentInspection()
    var byteCount = 0
    var isAtEnd = false
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    while !isAtEnd {
      let isBeginning = byteCount == 0
      var filled = 0
      // The marks of other kinds of file take four bytes: the first chunk is never shorter, unless the file is.
      repeat {
        let count = try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: chunk[filled...]))
        isAtEnd = count == 0
        filled += count
      } while isBeginning && filled < 4 && !isAtEnd
      let bytes = UnsafeRawBufferPointer(rebasing: chunk[..<filled])
      observing?(bytes)
      byteCount += filled
      guard byteCount <= limits.maximumBytes else {
        throw DelimitedTextError(.tooLarge, "more than \(limits.maximumBytes) bytes")
      }
      if isBeginning { try Self.refuseForeign(bytes) }
      try inspection.read(bytes)
    }
    try inspection.finish()
    encoding = try inspection.encoding()
    hasByteOrderMark = inspection.hasMark
    separator = inspection.header.separator
    contentOffset = (inspection.hasMark ? 3 : 0) + inspection.header.declarationLength
    self.byteCount = byteCount
  }

  private static func refuseForeign(_ beginning: UnsafeRawBufferPointer) throws(DelimitedTextError) {
    let starts = { (mark: [UInt8]) in beginning.starts(with: mark) }
    if starts([0xFF, 0xFE]) || starts([0xFE, 0xFF]) || starts([0, 0, 0xFE, 0xFF]) {
      throw DelimitedTextError(.utf16, "a byte order mark of UTF-16 or UTF-32")
    }
    if starts([0x50, 0x4B, 0x03, 0x04]) || starts([0xD0, 0xCF, 0x11, 0xE0]) {
      throw DelimitedTextError(.spreadsheet, "a workbook or zip archive")
    }
    if starts(Array("%PDF".utf8)) || starts([0x1F, 0x8B]) {
      throw DelimitedTextError(.notText, "a PDF or compressed file")
    }
  }
}
