/// The head of one part of a form.
struct MultipartPart: Sendable, Equatable {
  /// The field's name.
  let name: String
  /// Present for a file, empty when no file was chosen.
  let fileName: String?
  /// In lower case, without parameters.
  let contentType: String?
}
