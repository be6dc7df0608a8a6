/// The cells of one record, as UTF-8, without their quotes.
///
/// One is made once and filled again and again by ``DelimitedTextReader/next(into:)``.
public struct DelimitedRecord: Sendable {
  /// The line on which the record begins, the first line of the content being 1
  /// (a line `sep=;` before the header is not counted: spreadsheets do not show it).
  public internal(set) var line = 0
  var storage: [UInt8] = []
  var ends: [Int] = []

  public init() {}

  /// The number of cells, at least 1 in a record that was read.
  public var count: Int { ends.count }

  /// The bytes of a cell; `index` from 0 to `count - 1`.
  public func bytes(_ index: Int) -> ArraySlice<UInt8> { storage[range(index)] }

  /// The text of a cell; `index` from 0 to `count - 1`.
  public func text(_ index: Int) -> String { String(decoding: storage[range(index)], as: UTF8.self) }

  public var texts: [String] { (0..<count).map(text) }

  /// Whether the cell has no other bytes than spaces and tabulations.
  public func isBlank(_ index: Int) -> Bool {
    storage[range(index)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// Whether every cell is blank: the empty rows that spreadsheets leave behind.
  public var isBlank: Bool {
    for byte in storage where byte != 0x20 && byte != 0x09 { return false }
    return true
  }

  mutating func reset() {
    storage.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  var cellStart: Int { ends.last ?? 0 }

  private func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }
}
