extension String {
  /// Whether both are the same bytes. Swift's `==` calls canonically equivalent texts equal; identifiers are not.
  func isIdentical(to other: String) -> Bool {
    var (left, right) = (self, other)
    return left.withUTF8 { left in right.withUTF8 { right in left.elementsEqual(right) } }
  }
}
