import Awarding
import Storage

/// A row of the form table, its bytes still sealed under the person's key.
struct FormRow: Sendable {
  static let columns = "form.number, form.form, form.bound, form.supersedes, form.key_id, form.input"
  static let count = 6
  /// No other form stands in its place.
  static let isLast = """
    NOT EXISTS (
      SELECT 1 FROM form AS next WHERE next.award = form.award AND next.form = form.form
        AND next.bound = form.bound AND next.supersedes = form.number)
    """

  let number: Int
  let form: CredentialForm
  let bound: [UInt8]
  let supersedes: Int
  let keyID: String
  let input: [UInt8]?

  init(_ row: SQLRow) throws {
    number = try row.integer(0)
    form = try row.known(1)
    bound = try row.blob(2)
    supersedes = try row.integer(3)
    keyID = try row.text(4)
    input = try row.optionalBlob(5)
  }

  /// The exact bytes.
  func bytes(_ award: AwardID, _ key: SealingKey) throws -> FormBytes {
    guard let input else { throw StorageError(.erased, "the holder was erased: nothing is left to show") }
    return try SigningInput.read(
      key.open(input, for: Purpose.form(award.text, form.rawValue, supersedes: supersedes, bound: bound)))
  }

  func prepared(_ award: AwardID, _ key: SealingKey) throws -> PreparedForm {
    PreparedForm(number: number, award: award, form: form, keyID: keyID, bytes: try bytes(award, key))
  }
}
