/// What a report comes to, from best to worst by `severity`.
public enum Verdict: String, Sendable, CaseIterable {
  case valid
  case invalid
  case undetermined

  /// 0 valid, 1 undetermined, 2 invalid: the verdict of several credentials is their worst.
  public var severity: Int {
    switch self {
    case .valid: 0
    case .undetermined: 1
    case .invalid: 2
    }
  }
}
