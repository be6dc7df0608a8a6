import Register

/// Which achievements a leaf, a limit, an exclusion or an order speaks of.
public indirect enum Selector: Hashable, Sendable {
  case everything
  case type(Achievement.TypeName)
  /// Exact: a fiche's code does not match its blocs.
  case register(RegisterCode)
  case issuer(String)
  case outcome(String)
  case tag(String)
  case route(String)
  case levelAtLeast(framework: String, Int)
  case levelIs(framework: String, Int)
  case anyOf([Selector])
  case allOf([Selector])
  case not(Selector)

  /// What is named anywhere but under `not`.
  func mentioned(_ found: (Selector) -> Bool) -> Bool {
    switch self {
    case .anyOf(let members), .allOf(let members): members.contains { $0.mentioned(found) }
    case .not: false
    default: found(self)
    }
  }

  /// Whether a leaf with this selector names its issuer by itself.
  var namesIssuer: Bool { mentioned { if case .issuer = $0 { true } else { false } } }

  /// The codes of the register that it names, not under `not`.
  var registerCodes: Set<RegisterCode> {
    var codes: Set<RegisterCode> = []
    _ = mentioned {
      if case .register(let code) = $0 { codes.insert(code) }
      return false
    }
    return codes
  }
}

/// What one achievement can be substituted for: a single type or a single code of the register.
public enum Role: Hashable, Sendable {
  case type(Achievement.TypeName)
  case register(RegisterCode)

  var selector: Selector {
    switch self {
    case .type(let type): .type(type)
    case .register(let code): .register(code)
    }
  }
}
