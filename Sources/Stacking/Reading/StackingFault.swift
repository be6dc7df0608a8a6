import Encodings

/// What is wrong with a rule or a file of facts, with its place.
public struct StackingFault: Sendable, Hashable {
  /// Stable names; new ones may be added.
  public enum Code: String, Sendable, CaseIterable {
    case shape, missing
    case memberUnknown = "member.unknown"
    case value
    case textEmpty = "text.empty"
    case listEmpty = "list.empty"
    case tooLarge = "too-large"
    case tooDeep = "too-deep"
    case countImpossible = "count.impossible"
    case amountMalformed = "amount.malformed"
    case codeMalformed = "code.malformed"
    case codeUnknown = "code.unknown"
    case dateMalformed = "date.malformed"
    case datesReversed = "dates.reversed"
    case periodMalformed = "period.malformed"
    case idDoubled = "id.doubled"
    case idMissing = "id.missing"
    case issuerMissing = "issuer.missing"
    case neverMatches = "selector.never-matches"
    case limitsContradict = "limits.contradict"
    case substitutesCircular = "substitutes.circular"
    case achievementDoubled = "achievement.doubled"
    case partsCircular = "parts.circular"
  }

  public let code: Code
  /// A JSON Pointer into the file.
  public let path: String
  public let english: String
  public let french: String

  init(_ code: Code, at path: String, en english: String, fr french: String) {
    self.code = code
    self.path = path
    self.english = english
    self.french = french
  }

  public func message(in language: Language) -> String { language == .fr ? french : english }
}
