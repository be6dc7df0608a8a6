extension String {
  /// Whether both are the same bytes. Swift's `==` calls canonically equivalent texts equal; identifiers are not.
  func isIdentical(to other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
