import Awarding
import DelimitedText

/// The first record with content: which column means what.
struct LearnersHeader: Sendable {
  /// The cells as they are written, tidied.
  let cells: [String]
  private let places: [Int?]
  /// The bytes of the header, to find rows that repeat it.
  private let bytes: [ArraySlice<UInt8>]

  /// - Throws: `header.no-names` when no column holds names, `header.doubled` when two mean the same.
  init(_ record: DelimitedRecord) throws(LearnersFileError) {
    cells = record.texts.map(PersonText.tidied)
    bytes = (0..<record.count).map(record.bytes)
    var meanings = cells.map(LearnersColumn.init(header:))
    if meanings.contains(.givenName), !meanings.contains(.familyName) {
      for (index, cell) in cells.enumerated()
      where LearnersColumn.eitherName.contains(LearnersColumn.folded(cell)) {
        meanings[index] = .familyName
      }
    }
    var places = [Int?](repeating: nil, count: LearnersColumn.allCases.count)
    for (index, meaning) in meanings.enumerated() {
      guard let meaning else { continue }
      if let other = places[meaning.offset] {
        throw LearnersFileError(
          .headerDoubled, "two columns of the same meaning", line: record.line,
          columns: [cells[other], cells[index]])
      }
      places[meaning.offset] = index
    }
    guard LearnersColumn.names.contains(where: { places[$0.offset] != nil }) else {
      throw LearnersFileError(
        .headerNoNames, "no column of names", line: record.line,
        columns: cells.filter { !$0.isEmpty }.prefix(12).map { String($0.prefix(60)) })
    }
    self.places = places
  }

  /// The index of the column that means this.
  func place(_ column: LearnersColumn) -> Int? { places[column.offset] }

  /// The header cell of the column that means this, as it is written.
  func title(_ column: LearnersColumn) -> String? { place(column).map { cells[$0] } }

  /// The header cell of the first of these columns that the file has.
  func title(firstOf columns: [LearnersColumn]) -> String? {
    for column in columns {
      if let title = title(column) { return title }
    }
    return nil
  }

  /// Whether a record holds nothing but the header's cells again.
  func isRepeated(by record: DelimitedRecord) -> Bool {
    guard record.count <= bytes.count else { return false }
    for index in 0..<record.count where !record.isBlank(index) {
      if record.bytes(index) != bytes[index] { return false }
    }
    return true
  }

  /// The columns that mean nothing here, as notices.
  var notices: [LearnersNotice] {
    cells.indices.filter { !places.contains($0) }.map { index in
      cells[index].isEmpty
        ? LearnersNotice(.columnUntitled, String(index + 1)) : LearnersNotice(.columnUnknown, cells[index])
    }
  }
}

extension LearnersColumn {
  /// The place of the case in `allCases`.
  fileprivate var offset: Int {
    switch self {
    case .familyName: 0
    case .givenName: 1
    case .fullName: 2
    case .email: 3
    case .birthDate: 4
    case .identifier: 5
    case .grade: 6
    case .awardedOn: 7
    case .place: 8
    case .holderKey: 9
    }
  }
}
