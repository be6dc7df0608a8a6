import Awarding

/// A value of a definition's file, before it is known what it is for: the same for YAML and JSON.
struct DefinitionNode: Sendable {
  enum Value: Sendable {
    /// An empty value, `null` or `~`.
    case absent
    case scalar(String, Written)
    case list([DefinitionNode])
    case mapping([Member])
  }

  /// How a scalar was written. Without quotes, YAML leaves open what it is: the field decides.
  enum Written: Sendable {
    case plain, quoted, number, trueOrFalse
  }

  struct Member: Sendable {
    let key: String
    /// Of the key.
    let place: DefinitionPlace
    let value: DefinitionNode
  }

  let value: Value
  let place: DefinitionPlace

  var isAbsent: Bool { if case .absent = value { true } else { false } }

  var shape: ValueShape {
    switch value {
    case .absent: .nothing
    case .scalar(_, .plain), .scalar(_, .quoted): .text
    case .scalar(_, .number): .number
    case .scalar(_, .trueOrFalse): .trueOrFalse
    case .list: .list
    case .mapping: .mapping
    }
  }

  /// The text of a scalar, for a message.
  var shown: String? { if case .scalar(let text, _) = value { text } else { nil } }
}
