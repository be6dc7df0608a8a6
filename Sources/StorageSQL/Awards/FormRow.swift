import Awarding
import Storage

/// A row of the form table, its bytes still sealed under the person's key.
struct FormRow: Sendable {
  static let columns = "form.number, form.form, form.bound, form.supersedes, form.key_id, form.input"
  static let count = 6

  let number: Int
  let form: CredentialForm
  let bound: [UInt8]
  let supersedes: Int
  let keyID: String
  let input: [UInt8]?

  init(_ row: SQLRow) throws {
    number = row.integer(0)
    guard let form = CredentialForm(rawValue: row.text(1)) else {
      throw StorageError(.folderDamaged, "an award has a form that this program does not know")
    }
    self.form = form
    bound = row.blob(2)
    supersedes = row.integer(3)
    keyID = row.text(4)
    input = row.optionalBlob(5)
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
