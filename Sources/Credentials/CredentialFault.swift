import JSONTree

/// One place where a document breaks a rule of its form.
///
/// Reading never stops at the first fault: all of them come back together, each with the place.
public struct CredentialFault: Sendable, Equatable {
  /// Whose rule is broken.
  public enum Rule: String, Sendable, CaseIterable {
    /// The W3C Verifiable Credentials Data Model, 1.1 or 2.0.
    case dataModel = "vc-data-model"
    /// Open Badges 3.0: the specification and its published schema both refuse this.
    case openBadges = "open-badges-3.0"
    /// Open Badges 3.0: the specification's text refuses this, the published schema lets it pass.
    case openBadgesText = "open-badges-3.0-text"
    /// Only the published schema of Open Badges 3.0 refuses this, for example a single type that is no list.
    case publishedSchema = "open-badges-3.0-schema"
  }

  public enum Code: String, Sendable, CaseIterable {
    /// A member that must be there is not.
    case missing
    /// A value of another JSON type than the form wants.
    case wrongType = "wrong-type"
    /// A value of the right JSON type that the form does not allow.
    case wrongValue = "wrong-value"
    /// A member in an object that allows no others.
    case notAllowed = "not-allowed"
    /// An empty list or object where something must stand.
    case empty
  }

  public var rule: Rule
  public var code: Code
  /// Where: the value itself, or for `missing` where it should stand.
  public var pointer: JSONPointer
  /// What the form wants there, in English.
  public var expected: String

  public init(_ code: Code, at pointer: JSONPointer, expected: String, rule: Rule) {
    self.rule = rule
    self.code = code
    self.pointer = pointer
    self.expected = expected
  }

  /// The fault for programs: `{"code", "pointer", "expected", "rule"}`.
  public var json: JSON {
    [
      "code": .string(code.rawValue), "pointer": .string(pointer.text), "expected": .string(expected),
      "rule": .string(rule.rawValue),
    ]
  }
}

extension CredentialFault: CustomStringConvertible {
  public var description: String {
    "\(pointer.text): \(code.rawValue), expected \(expected) [\(rule.rawValue)]"
  }
}
