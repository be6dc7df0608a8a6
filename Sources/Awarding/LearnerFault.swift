/// What keeps a learner's record from being awarded to. Equality looks at code and field.
public struct LearnerFault: Error, Hashable, Sendable {
  /// The stable name of a fault.
  public struct Code: Hashable, Sendable {
    public let name: String
    public init(_ name: String) { self.name = name }

    /// Neither a family name nor a given name nor a whole name.
    public static let nameMissing = Code("name-missing")
    /// More than ``Learner/maximumNameLength`` characters.
    public static let nameTooLong = Code("name-too-long")
    /// A control, line-breaking, private-use or invisible character. The joiners U+200C and U+200D are
    /// allowed: Persian and Indic names need them.
    public static let nameControl = Code("name-control")
    /// A character that turns the direction of writing, with which a name can be shown as another.
    public static let nameBidirectional = Code("name-bidirectional")
    /// No identifier, no e-mail address, and not both a name and a birth date.
    public static let keyMissing = Code("key-missing")
  }

  /// The part of the record at fault.
  public enum Field: String, Sendable, CaseIterable {
    case familyName, givenName, fullName, identifier
  }

  public let code: Code
  public let field: Field

  public init(_ code: Code, in field: Field) {
    self.code = code
    self.field = field
  }

  /// What no name may have, of the text with its outer white space cut off; nil for a name that may stand.
  public static func ofName(_ name: String) -> Code? {
    if name.utf8.count <= Learner.maximumNameLength, name.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F }) {
      return nil
    }
    var length = 0
    var control = false
    for scalar in name.unicodeScalars {
      length += 1
      if PersonText.turnsDirection(scalar) { return .nameBidirectional }
      if PersonText.isUnprintable(scalar) { control = true }
    }
    if control { return .nameControl }
    guard length > Learner.maximumNameLength else { return nil }
    return PersonText.tidied(name).unicodeScalars.count > Learner.maximumNameLength ? .nameTooLong : nil
  }
}
