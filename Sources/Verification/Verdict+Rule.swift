extension Verdict {
  /// Checks whose failure makes a credential invalid.
  static let decisive: Set<Check> = [
    .format, .schema, .proof, .issuerKey, .validity, .status, .holderBinding,
  ]
  /// Checks that must have been answered before anything can be called valid.
  static let indispensable: Set<Check> = [.proof, .issuerKey, .status]

  /// The contract's rule: invalid when a decisive check fails, or a required one fails or warns; else
  /// undetermined when an indispensable or required check is unknown or not applicable; else valid.
  ///
  /// A check that several findings answer is not applicable only when all of them are; one that has no finding
  /// at all counts as unknown.
  public init(of findings: [Finding], required: Set<Check> = []) {
    var isInvalid = false
    var isOpen = false
    var answered: Set<Check> = []
    for finding in findings {
      let isRequired = required.contains(finding.check)
      switch finding.outcome {
      case .fail:
        if isRequired || Verdict.decisive.contains(finding.check) { isInvalid = true }
        answered.insert(finding.check)
      case .warning:
        if isRequired { isInvalid = true }
        answered.insert(finding.check)
      case .pass:
        answered.insert(finding.check)
      case .unknown:
        if isRequired || Verdict.indispensable.contains(finding.check) { isOpen = true }
        answered.insert(finding.check)
      case .notApplicable: break
      }
    }
    if !answered.isSuperset(of: Verdict.indispensable) || !answered.isSuperset(of: required) { isOpen = true }
    self = isInvalid ? .invalid : isOpen ? .undetermined : .valid
  }

  /// The worst of several; `valid` for none.
  public static func worst(of verdicts: some Sequence<Verdict>) -> Verdict {
    verdicts.max { $0.severity < $1.severity } ?? .valid
  }
}
