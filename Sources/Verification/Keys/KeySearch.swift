/// What came of looking for the key that a signature must be by.
enum KeySearch {
  /// A key that the controller names for this purpose, and how that is known.
  case found(PreparedKey, Finding)
  /// Only a key that the input itself brought along.
  case enclosed(PreparedKey, Finding)
  case none(Finding)
}
