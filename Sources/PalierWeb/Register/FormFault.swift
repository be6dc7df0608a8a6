import Encodings

/// What cannot be read in a form's field, in words.
struct FormFault: Sendable, Equatable {
  /// The name of the field in the address.
  let field: String
  let english: String
  let french: String

  func message(in language: Language) -> String {
    let text = language == .fr ? french : english
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}
