import JSONTree

extension Selector {
  /// As a rule writes it.
  public var json: JSON {
    switch self {
    case .everything: .object([:])
    case .type(let type): .object(["type": .string(type.text)])
    case .register(let code): .object(["register": .string(code.text)])
    case .issuer(let issuer): .object(["issuer": .string(issuer)])
    case .outcome(let outcome): .object(["outcome": .string(outcome)])
    case .tag(let tag): .object(["tag": .string(tag)])
    case .route(let route): .object(["route": .string(route)])
    case .levelAtLeast(let framework, let level):
      .object(["levelAtLeast": .object([framework: .number(.init(level))] as JSONObject)])
    case .levelIs(let framework, let level): .object(["levelIs": .object([framework: .number(.init(level))])])
    case .anyOf(let members): .object(["anyOf": .array(members.map(\.json))])
    case .allOf(let members): .object(["allOf": .array(members.map(\.json))])
    case .not(let inner): .object(["not": inner.json])
    }
  }
}

extension Amount {
  /// A number with as many decimals as it needs.
  public var json: JSON {
    guard let number = try? JSONNumber(text: description) else { preconditionFailure("an amount is a number") }
    return .number(number)
  }
}
