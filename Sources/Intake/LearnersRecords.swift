import DelimitedText

/// The records of a learners' file after its header, blank ones passed over.
struct LearnersRecords {
  let header: LearnersHeader
  private(set) var blankRows = 0
  private let reader: DelimitedTextReader
  private(set) var record = DelimitedRecord()

  /// - Throws: `header.missing`, and as ``LearnersHeader``.
  init(_ source: some ByteSource, _ format: DelimitedTextFormat, _ limits: DelimitedTextLimits)
    throws(LearnersFileError)
  {
    do {
      reader = try DelimitedTextReader(source, as: format, limits: limits)
      repeat {
        guard try reader.next(into: &record) else {
          throw LearnersFileError(.headerMissing, "no line with content")
        }
      } while record.isBlank
    } catch {
      throw Self.translated(error)
    }
    header = try LearnersHeader(record)
  }

  /// Makes ``record`` the next one that is not blank; false at the end.
  mutating func advance() throws(LearnersFileError) -> Bool {
    do {
      while try reader.next(into: &record) {
        if !record.isBlank { return true }
        blankRows += 1
      }
      return false
    } catch {
      throw LearnersFileError(error)
    }
  }

  private static func translated(_ error: any Error) -> LearnersFileError {
    switch error {
    case let error as LearnersFileError: error
    case let error as DelimitedTextError: LearnersFileError(error)
    default: LearnersFileError(.unreadable, "the source failed")
    }
  }
}
