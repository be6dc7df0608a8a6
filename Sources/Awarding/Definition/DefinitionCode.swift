import Encodings

/// A value out of a closed list, written in kebab-case.
public protocol DefinitionCode: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// What the code stands for, for people.
  func label(in language: Language) -> String

  /// Other spellings that are read as one of the codes, such as the label of the European vocabulary.
  static var spellings: [String: Self] { get }
}

extension DefinitionCode {
  public static var spellings: [String: Self] { [:] }

  /// The codes, in the order of the list.
  public static var codes: [String] { allCases.map(\.rawValue) }

  /// - Throws: ``DefinitionFault`` `code.unknown`, with the nearest code and the whole list.
  public init(code text: String) throws(DefinitionFault) {
    guard let value = Self(rawValue: text) ?? Self.spellings[text] else {
      let words = Self.codes + Self.spellings.keys.sorted()
      let nearest = Spelling.nearest(to: text, among: words).flatMap {
        Self(rawValue: $0) ?? Self.spellings[$0]
      }
      throw DefinitionFault(.codeUnknown(nearest: nearest?.rawValue, known: Self.codes), found: text)
    }
    self = value
  }
}
