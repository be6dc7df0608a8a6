import JSONTree

/// Check `holder-binding`: did the one who shows the credential prove to be the one it is about?
struct HolderBindingPolicy {
  /// What the presentation around a credential has shown.
  enum Presenter {
    /// The credential came alone.
    case nobody
    /// By a presentation whose signature is that of this holder, and which repeats what was asked for.
    case proven(String)
    /// By a presentation that does not hold.
    case refused
    /// By a presentation that could not be checked.
    case undecided
  }

  let isAsked: Bool

  func findings(for examined: ExaminedCredential, by presenter: Presenter) -> [Finding] {
    switch presenter {
    case .nobody:
      return isAsked
        ? [Finding(.holderBinding, .fail, .holderBindingAbsent)]
        : [Finding(.holderBinding, .notApplicable, .holderBindingNotAsked)]
    case .refused: return [Finding(.holderBinding, .fail, .holderBindingPresentationRefused)]
    case .undecided: return [Finding(.holderBinding, .unknown, .holderBindingPresentationUndecided)]
    case .proven(let holder):
      let subjects = examined.credential?.subjects.compactMap(\.id) ?? []
      let detail: JSONObject = ["holder": .string(holder)]
      if subjects.contains(where: { $0.isIdentical(to: holder) }) {
        return [Finding(.holderBinding, .pass, .holderBindingGood, detail)]
      }
      return [Finding(.holderBinding, isAsked ? .fail : .warning, .holderBindingNotTheSubject, detail)]
    }
  }

  /// Whether a presentation's own members repeat what was asked for.
  func findings(of claims: RegisteredClaims, nonce: String?, audience: String?) -> [Finding] {
    var findings: [Finding] = []
    if let nonce, claims.nonce?.isIdentical(to: nonce) != true {
      findings.append(
        Finding(
          .holderBinding, .fail, .holderBindingNonceMismatch,
          ["found": claims.nonce.map { .string($0) } ?? .null]))
    }
    if let audience, !claims.audiences.contains(where: { $0.isIdentical(to: audience) }) {
      findings.append(
        Finding(
          .holderBinding, .fail, .holderBindingAudienceMismatch,
          ["found": .array(claims.audiences.map { .string($0) })]))
    }
    return findings
  }
}
