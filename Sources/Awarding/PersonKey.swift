import Encodings

/// Who somebody is among the people of one organisation: the identifier, else the e-mail address, else the
/// name as shown and the birth date.
///
/// The bytes are a personal datum in the clear: storage keeps only a keyed hash of them.
public struct PersonKey: Hashable, Sendable {
  /// What the key is made of.
  public enum Kind: String, Sendable, CaseIterable {
    case identifier
    case email
    case nameAndBirthDate
  }

  public let kind: Kind
  /// A tag (`i:`, `e:`, `n:`) and UTF-8:
  /// - `i:` and the identifier, in NFC, without outer white space, inner white space as one space; case counts;
  /// - `e:` and the e-mail address, likewise, capitals as small letters;
  /// - `n:`, the birth date as `1990-02-03`, `:`, and the display name, likewise, capitals as small letters and
  ///   one form of apostrophe and hyphen. The display name, so that a file with one column of names and a
  ///   file with two mean the same person.
  public let bytes: [UInt8]

  /// nil when the learner has no identifier, no e-mail address, and not both a name and a birth date.
  public init?(_ learner: Learner) {
    if let identifier = learner.identifier.map(PersonText.tidied), !identifier.isEmpty {
      kind = .identifier
      bytes = Array("i:".utf8) + identifier.utf8
    } else if let email = learner.email.map(PersonText.folded), !email.isEmpty {
      kind = .email
      bytes = Array("e:".utf8) + email.utf8
    } else if let birthDate = learner.birthDate {
      let name = PersonText.foldedName(learner.displayName)
      guard !name.isEmpty else { return nil }
      kind = .nameAndBirthDate
      bytes = Array("n:\(birthDate.iso):\(name)".utf8)
    } else {
      return nil
    }
  }
}
