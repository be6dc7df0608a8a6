import Awarding
import DelimitedText
import Encodings
import JSONTree

/// Reads one record against the header: a candidate, or everything that is wrong with it.
struct LearnersRowCheck: Sendable {
  let header: LearnersHeader
  let today: CalendarDate
  let acceptsHolderKey: @Sendable (JSON) -> Bool
  let refusesDay: @Sendable (CalendarDate?) -> DayRefusal?

  /// What a record says, before it is known whether its person stands in another row too.
  struct Reading {
    var row: Int
    var learner = Learner()
    var grade: String?
    var awardedOn: CalendarDate?
    var place: String?
    var holderKey: String?
    var faults: [RowFault] = []
    /// nil when there is none, or what it would be made of is at fault.
    var key: PersonKey?
  }

  func read(_ record: DelimitedRecord) -> Reading {
    var reading = Reading(row: record.line)
    guard !header.isRepeated(by: record) else {
      reading.faults = [RowFault(.rowHeaderRepeated, row: record.line, column: nil)]
      return reading
    }
    if record.count > header.cells.count {
      reading.faults.append(
        RowFault(
          .rowTooManyCells, row: record.line, column: nil, value: record.text(header.cells.count),
          details: [String(record.count), String(header.cells.count)]))
    }
    readNames(record, &reading)
    let email = readEmail(record, &reading)
    let identifier = readIdentifier(record, &reading)
    let birthDate = text(.birthDate, record)
    reading.learner.birthDate = date(birthDate, .birthDate, &reading)
    readKey(hasIdentifier: identifier, hasEmail: email, hasBirthDate: birthDate != nil, &reading)
    reading.grade = plainText(.grade, record, &reading)
    readDay(record, &reading)
    reading.place = plainText(.place, record, &reading)
    readHolderKey(record, &reading)
    return reading
  }

  /// The reading with its doubled key counted as a fault.
  func finish(_ reading: Reading, doubled: LearnersDoubledKeys) -> LearnersRow {
    var faults = reading.faults
    if let key = reading.key, let others = doubled.others(than: reading.row, of: key) {
      let (column, value) = shown(key, reading.learner)
      faults.append(RowFault(.keyDoubled, row: reading.row, column: column, value: value, details: [others]))
    }
    guard faults.isEmpty else {
      return .refused(row: reading.row, name: reading.learner.displayName, faults: faults)
    }
    return .candidate(
      Candidate(
        learner: reading.learner, grade: reading.grade, awardedOn: reading.awardedOn, place: reading.place,
        holderKey: reading.holderKey, row: reading.row))
  }

  private func readNames(_ record: DelimitedRecord, _ reading: inout Reading) {
    var isThere = false
    for column in LearnersColumn.names {
      guard let name = text(column, record) else { continue }
      isThere = true
      let faults = LearnersText.faults(ofName: name)
      for code in faults { reading.fault(code, header.title(column), name) }
      let tidy = PersonText.tidied(name)
      switch column {
      case .familyName: reading.learner.familyName = tidy
      case .givenName: reading.learner.givenName = tidy
      default: reading.learner.fullName = tidy
      }
    }
    if !isThere { reading.fault(.nameMissing, header.title(firstOf: LearnersColumn.names), "") }
  }

  private func readEmail(_ record: DelimitedRecord, _ reading: inout Reading) -> Bool {
    guard let email = text(.email, record) else { return false }
    if LearnersEmail.isWellFormed(email) {
      reading.learner.email = email
    } else {
      reading.fault(.emailMalformed, header.title(.email), email)
    }
    return true
  }

  private func readIdentifier(_ record: DelimitedRecord, _ reading: inout Reading) -> Bool {
    guard let identifier = text(.identifier, record) else { return false }
    var faults = LearnersText.faults(ofText: identifier)
    if LearnersText.isPlaceholder(identifier) { faults.append(.identifierPlaceholder) }
    if LearnersText.isScientific(identifier) { faults.append(.identifierScientific) }
    for code in faults { reading.fault(code, header.title(.identifier), identifier) }
    if faults.isEmpty { reading.learner.identifier = PersonText.tidied(identifier) }
    return true
  }

  private func readDay(_ record: DelimitedRecord, _ reading: inout Reading) {
    let written = text(.awardedOn, record)
    reading.awardedOn = date(written, .awardedOn, &reading)
    // A day that cannot be read says enough by its own fault.
    guard written == nil || reading.awardedOn != nil, let refusal = refusesDay(reading.awardedOn) else { return }
    let column = written == nil ? nil : header.title(.awardedOn)
    reading.fault(refusal.code, column, written ?? refusal.day.iso, details: [refusal.day.iso] + refusal.details)
  }

  private func readHolderKey(_ record: DelimitedRecord, _ reading: inout Reading) {
    guard let key = text(.holderKey, record) else { return }
    switch LearnersHolderKey(key) {
    case .usable(let json) where acceptsHolderKey(json): reading.holderKey = key
    // A secret is not repeated anywhere.
    case .isPrivate: reading.fault(.holderKeyPrivate, header.title(.holderKey), "")
    case .usable, .malformed: reading.fault(.holderKeyMalformed, header.title(.holderKey), key)
    }
  }

  /// The key of the person, unless what decides it is at fault: then that fault says enough.
  private func readKey(hasIdentifier: Bool, hasEmail: Bool, hasBirthDate: Bool, _ reading: inout Reading) {
    let learner = reading.learner
    let hasName = !learner.displayName.isEmpty
    if hasIdentifier {
      if learner.identifier != nil { reading.key = learner.key }
    } else if hasEmail {
      if learner.email != nil { reading.key = learner.key }
    } else if hasName, hasBirthDate {
      if reading.faults.isEmpty { reading.key = learner.key }
    } else {
      reading.fault(.keyMissing, header.title(firstOf: [.identifier, .email, .birthDate]), "")
    }
  }

  private func date(_ text: String?, _ column: LearnersColumn, _ reading: inout Reading) -> CalendarDate? {
    guard let text else { return nil }
    let title = header.title(column)
    switch LearnersDate(text) {
    case .malformed:
      let isError = LearnersText.isSpreadsheetError(text)
      reading.fault(isError ? .textSpreadsheetError : .dateMalformed, title, text)
    case .impossible: reading.fault(.dateImpossible, title, text)
    case .day(let day) where day > today: reading.fault(.dateFuture, title, text, details: [today.iso])
    case .day(let day) where day.year < 1900: reading.fault(.dateImplausible, title, text)
    case .day(let day): return day
    }
    return nil
  }

  private func plainText(_ column: LearnersColumn, _ record: DelimitedRecord, _ reading: inout Reading)
    -> String?
  {
    guard let text = text(column, record) else { return nil }
    let faults = LearnersText.faults(ofText: text)
    for code in faults { reading.fault(code, header.title(column), text) }
    return faults.isEmpty ? PersonText.tidied(text) : nil
  }

  /// The cell without its outer white space; nil when nothing is left, or the file has no such column.
  private func text(_ column: LearnersColumn, _ record: DelimitedRecord) -> String? {
    guard let index = header.place(column), index < record.count, !record.isBlank(index) else { return nil }
    let text = PersonText.trimmed(record.text(index))
    return text.isEmpty ? nil : text
  }

  private func shown(_ key: PersonKey, _ learner: Learner) -> (column: String?, value: String) {
    switch key.kind {
    case .identifier: (header.title(.identifier), learner.identifier ?? "")
    case .email: (header.title(.email), learner.email ?? "")
    case .nameAndBirthDate: (header.title(firstOf: LearnersColumn.names), learner.displayName)
    }
  }
}

extension LearnersRowCheck.Reading {
  fileprivate mutating func fault(
    _ code: RowFault.Code, _ column: String?, _ value: String, details: [String] = []
  ) {
    let details = code == .textTooLong ? [String(LearnersText.maximumLength)] : details
    faults.append(RowFault(code, row: row, column: column, value: value, details: details))
  }
}
