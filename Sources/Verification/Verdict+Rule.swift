extension Verdict {
  /// The contract's rule: invalid when a decisive check fails, or a required one fails or warns; else
  /// undetermined when an indispensable or required check is unknown or not applicable; else valid.
  ///
  /// A check that several findings answer is not applicable only when all of them are; one that has no finding
  /// at all counts as unknown.
  public init(of findings: [Finding], required: Set<Check> = []) {
    var isInvalid = false
    var isOpen = false
    // One bit a check.
    var answered = 0
    for finding in findings {
      let isRequired = !required.isEmpty && required.contains(finding.check)
      switch finding.outcome {
      case .fail: if isRequired || finding.check.isDecisive { isInvalid = true }
      case .warning: if isRequired { isInvalid = true }
      case .unknown: if isRequired || finding.check.isIndispensable { isOpen = true }
      case .pass: break
      case .notApplicable: continue
      }
      answered |= 1 << finding.check.position
    }
    for check in Check.allCases
    where (check.isIndispensable || required.contains(check)) && answered & (1 << check.position) == 0 {
      isOpen = true
    }
    self = isInvalid ? .invalid : isOpen ? .undetermined : .valid
  }

  /// The worst of several; `valid` for none.
  public static func worst(of verdicts: some Sequence<Verdict>) -> Verdict {
    verdicts.max { $0.severity < $1.severity } ?? .valid
  }
}

extension Check {
  /// Whether its failure alone makes a credential invalid.
  fileprivate var isDecisive: Bool {
    switch self {
    case .format, .schema, .proof, .issuerKey, .validity, .status, .holderBinding: true
    case .issuerIdentity, .register, .label, .anchor: false
    }
  }

  /// Whether it must have been answered before anything can be called valid.
  fileprivate var isIndispensable: Bool { self == .proof || self == .issuerKey || self == .status }
}
