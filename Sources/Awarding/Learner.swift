import Encodings

/// A person to whom something is awarded, as a body knows them.
///
/// A plain record: nothing is checked when it is made. ``faults`` tells what keeps it from being awarded to;
/// whoever reads learners from outside gives texts that went through ``PersonText/tidied(_:)``.
public struct Learner: Hashable, Sendable {
  public var familyName: String?
  public var givenName: String?
  /// The whole name, where it came as one and nobody can say which part is the family name.
  public var fullName: String?
  public var email: String?
  public var birthDate: CalendarDate?
  /// The body's own number for the person (student number, staff number), case kept.
  public var identifier: String?

  /// In Unicode scalars of the NFC form.
  public static let maximumNameLength = 200

  public init(
    familyName: String? = nil, givenName: String? = nil, fullName: String? = nil, email: String? = nil,
    birthDate: CalendarDate? = nil, identifier: String? = nil
  ) {
    self.familyName = familyName
    self.givenName = givenName
    self.fullName = fullName
    self.email = email
    self.birthDate = birthDate
    self.identifier = identifier
  }

  /// The name as a page prints it: the whole name, else given name and family name; empty when there is none.
  public var displayName: String {
    if let fullName { return fullName }
    switch (givenName, familyName) {
    case (let given?, let family?): return "\(given) \(family)"
    case (let one?, nil), (nil, let one?): return one
    case (nil, nil): return ""
    }
  }

  /// Who this is among the people of one organisation; nil when the record cannot say.
  public var key: PersonKey? { PersonKey(self) }

  /// Everything that keeps this record from being awarded to; empty when nothing does.
  public var faults: [LearnerFault] {
    let names: [(LearnerFault.Field, String?)] = [
      (.familyName, familyName), (.givenName, givenName), (.fullName, fullName),
    ]
    var faults = names.compactMap { field, name in
      name.flatMap(LearnerFault.ofName).map { LearnerFault($0, in: field) }
    }
    if PersonText.tidied(displayName).isEmpty { faults.append(LearnerFault(.nameMissing, in: .fullName)) }
    if key == nil { faults.append(LearnerFault(.keyMissing, in: .identifier)) }
    return faults
  }
}
