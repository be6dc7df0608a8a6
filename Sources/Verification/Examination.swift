import Credentials
import Foundation
import JOSE
import JSONTree
import SDJWT

/// One run of the verifier's rules over one input, without waiting: everything that a report needs is here or is
/// noted as wanted in the ledger.
final class Examination {
  let options: VerificationOptions
  let limits: VerificationLimits
  private let recogniser: Recogniser
  private let proofs: ProofPolicy
  private let identity: IssuerIdentityPolicy
  private let status: StatusPolicy
  private let tokenStatus: TokenStatusPolicy
  private let types: TypeMetadataPolicy
  private let holderBinding: HolderBindingPolicy
  private let policies: [any Policy]
  private let required: Set<Check>
  /// Parts of presentations and collections met so far.
  private var credentials = 0

  init(
    _ options: VerificationOptions, limits: VerificationLimits, ledger: DocumentLedger,
    cache: VerificationCache,
    knownIssuers: any KnownIssuers, keyStandings: any KeyStandings, policies: [any Policy]
  ) {
    self.options = options
    self.limits = limits
    self.policies = policies
    recogniser = Recogniser(limits: limits)
    proofs = ProofPolicy(
      keys: KeyFinder(
        controllers: ControllerResolver(ledger: ledger, cache: cache, limits: limits),
        clock: options.clock),
      standings: keyStandings, knownFromBefore: options.knownFromBefore)
    identity = IssuerIdentityPolicy(knownIssuers: knownIssuers)
    status = StatusPolicy(
      lists: StatusListReader(ledger: ledger, cache: cache, limits: limits, proofs: proofs),
      knownIssuers: knownIssuers)
    tokenStatus = TokenStatusPolicy(
      lists: TokenListReader(ledger: ledger, cache: cache, limits: limits, proofs: proofs),
      knownIssuers: knownIssuers)
    types = TypeMetadataPolicy(ledger: ledger, limits: limits)
    let isAsked = options.nonce != nil || options.audience != nil
    holderBinding = HolderBindingPolicy(isAsked: isAsked)
    // What is asked for must be answered: a binding that could not be checked is not a valid one.
    required = isAsked ? options.required.union([.holderBinding]) : options.required
  }

  func report(on input: [UInt8]) -> Report {
    report(on: recogniser.recognise(input), depth: 0, by: .nobody)
  }

  private func report(
    on recognised: Recognised, depth: Int, by presenter: HolderBindingPolicy.Presenter
  ) -> Report {
    switch recognised {
    case .unreadable(let input, let detail):
      var report = broken(nil, [Finding(.format, .fail, input.code, detail)])
      report.unreadable = input
      return report
    case .broken(let format, let finding): return broken(format, [finding])
    case .notChecked(let format, let members): return notChecked(format, members, by: presenter)
    case .collection(let elements): return collection(elements, depth: depth)
    case .selective(let sdJWT): return selective(sdJWT, by: presenter)
    case .credential(let members):
      let format: CredentialFormat = members.contains("proof") ? .dataIntegrity : .unsigned
      return credential(ReadDocument(format: format, isPresentation: false, members: members), by: presenter)
    case .presentation(let members):
      let format: CredentialFormat = members.contains("proof") ? .dataIntegrity : .unsigned
      return presentation(
        ReadDocument(format: format, isPresentation: true, members: members), depth: depth)
    case .token(let token):
      switch TokenReader(limits: limits).read(token) {
      case .broken(let format, let findings): return broken(format, findings)
      case .selective:
        // The tilde after the issuer's token is a matter of writing: without disclosures nothing else is missing.
        guard let sdJWT = try? SDJWT(parsing: token.jws.text + "~") else {
          return broken(.sdJWTVC, [Finding(.format, .fail, .formatHeaderUnreadable)])
        }
        return selective(sdJWT, by: presenter)
      case .document(let document):
        return document.isPresentation
          ? presentation(document, depth: depth) : credential(document, by: presenter)
      }
    }
  }

  // MARK: An SD-JWT

  private func selective(_ sdJWT: SDJWT, by presenter: HolderBindingPolicy.Presenter) -> Report {
    switch SelectiveReader().read(sdJWT) {
    case .failure(let failure): return broken(.sdJWTVC, [failure.finding])
    case .success(let document):
      // A W3C credential with selective disclosure has a context, and no `vct`.
      if document.payload.contains("@context"), !document.payload.contains("vct") {
        return notChecked(.vcSDJWT, document.claims, by: presenter)
      }
      return selective(document, by: presenter)
    }
  }

  private func selective(_ document: SelectiveDocument, by presenter: HolderBindingPolicy.Presenter) -> Report {
    var examined = ExaminedCredential(
      format: .sdJWTVC, members: document.claims, credential: nil, faults: [], at: options.at, clock: options.clock,
      claims: document.registered, token: SignedToken(jws: document.sdJWT.token))
    examined.findings.reserveCapacity(Check.allCases.count + 2)
    examined.findings +=
      document.formatFindings.isEmpty ? [Finding(.format, .pass, .formatGood)] : document.formatFindings
    examined.findings += types.findings(of: document.payload)
    let answer = proofs.examine(
      SignedToken(jws: document.sdJWT.token), by: document.registered.issuer, for: .assertion, at: options.at,
      byIssuerMetadata: true)
    examined.findings += [document.disclosureFinding ?? answer.proof, answer.key]
    examined.findings += identity.findings(for: examined)
    examined.findings += ValidityPolicy().findings(of: ValidityPolicy.Period(examined), at: options.at)
    examined.findings += tokenStatus.findings(of: document.payload["status"], for: examined)
    let credential = CredentialSummary(document)
    examined.awardedOn = credential?.awardedOn
    switch presenter {
    case .nobody, .proven:
      examined.findings += KeyBindingPolicy(nonce: options.nonce, audience: options.audience, at: options.at)
        .findings(of: document.sdJWT, holder: credential?.holder)
    case .refused, .undecided: examined.findings += holderBinding.findings(for: examined, by: presenter)
    }
    examined.findings += furtherFindings(for: examined)
    return Report(
      verdict: Verdict(of: examined.findings, required: required), at: options.at, format: .sdJWTVC,
      credential: credential, checks: examined.findings)
  }

  // MARK: One credential

  private func credential(_ document: ReadDocument, by presenter: HolderBindingPolicy.Presenter) -> Report {
    let reading = Credential.reading(document.members)
    var examined = ExaminedCredential(
      format: document.format, members: document.members, credential: reading.value, faults: reading.faults,
      at: options.at, clock: options.clock, claims: document.claims, token: document.token)
    examined.findings.reserveCapacity(Check.allCases.count + 2)
    examined.findings += FormatPolicy().findings(
      of: document, faults: reading.faults, model: reading.value?.dataModel)
    examined.findings += SchemaPolicy().findings(for: examined)
    examined.findings += proof(of: document, issuer: examined.issuerID)
    examined.findings += identity.findings(for: examined)
    examined.findings += ValidityPolicy().findings(of: ValidityPolicy.Period(examined), at: options.at)
    examined.findings += status.findings(for: examined)
    examined.findings += holderBinding.findings(for: examined, by: presenter)
    let summary = CredentialSummary(examined)
    examined.awardedOn = summary?.awardedOn
    examined.findings += furtherFindings(for: examined)
    return Report(
      verdict: Verdict(of: examined.findings, required: required), at: options.at, format: document.format,
      credential: summary, checks: examined.findings)
  }

  private func proof(of document: ReadDocument, issuer: String?) -> [Finding] {
    guard let token = document.token else {
      return document.members.contains("proof")
        ? [
          Finding(.proof, .unknown, .proofFormNotChecked, ["form": .string(document.format.rawValue)]),
          Finding(.issuerKey, .unknown, .issuerKeyFormNotChecked),
        ]
        : [Finding(.proof, .fail, .proofMissing), Finding(.issuerKey, .unknown, .issuerKeyNotReached)]
    }
    let answer = proofs.examine(token, by: issuer, for: .assertion, at: options.at)
    return [answer.proof, answer.key]
  }

  /// Register, label and anchor: asked of whoever brings a policy for them.
  private func furtherFindings(for examined: ExaminedCredential) -> [Finding] {
    let defaults: [(Check, FindingCode)] = [
      (.register, .registerNotChecked), (.label, .labelNotChecked), (.anchor, .anchorNotChecked),
    ]
    return defaults.flatMap { check, code in
      let findings = policies.filter { $0.check == check }.flatMap { $0.findings(for: examined) }
      return findings.isEmpty ? [Finding(check, .notApplicable, code)] : findings
    }
  }

  // MARK: Several credentials

  private func presentation(_ document: ReadDocument, depth: Int) -> Report {
    guard depth < limits.depth else { return tooDeep(document.format) }
    let holder =
      document.members["holder"]?["id"]?.string ?? document.members["holder"]?.string
      ?? document.claims.issuer ?? Examination.controller(named: document.token?.jws.header.keyID)
    let parts: [JSON]
    switch document.members["verifiableCredential"] {
    case .array(let elements)?: parts = elements
    case let single?: parts = [single]
    case nil: parts = []
    }
    var findings = document.findings
    let faults = Presentation.faults(in: document.members)
    if !faults.isEmpty {
      findings.append(Finding(.format, .fail, .formatDataModel, FormatPolicy.detail(of: faults)))
    }
    if parts.isEmpty { findings.append(Finding(.format, .fail, .formatPresentationEmpty)) }
    if findings.isEmpty {
      findings.append(
        Finding(.format, .pass, .formatCollection, ["count": .number(JSONNumber(parts.count))]))
    }
    findings.append(Finding(.schema, .notApplicable, .schemaInCredentials))

    var presenter: HolderBindingPolicy.Presenter = .nobody
    let isAsked = options.nonce != nil || options.audience != nil
    var binding: [Finding] = []
    if let token = document.token {
      let answer = proofs.examine(token, by: holder, for: .authentication, at: options.at)
      findings += [
        answer.proof, answer.key, Finding(.issuerIdentity, .notApplicable, .issuerIdentityInCredentials),
      ]
      let period = ValidityPolicy.Period(claims: document.claims, from: nil, until: nil)
      let validity = ValidityPolicy().findings(of: period, at: options.at)
      findings += validity
      findings.append(Finding(.status, .pass, .statusInCredentials))
      binding = holderBinding.findings(of: document.claims, nonce: options.nonce, audience: options.audience)
      if !binding.isEmpty || answer.proof.outcome == .fail || answer.key.outcome == .fail
        || validity.contains(where: { $0.outcome == .fail })
        || findings.contains(where: { $0.outcome == .fail })
      {
        presenter = .refused
      } else if let holder, answer.isGood {
        presenter = .proven(holder)
      } else {
        presenter = .undecided
      }
    } else {
      let isSigned = document.members.contains("proof")
      // A wrapper without a signature promises nothing: its credentials stand for themselves.
      findings.append(
        isSigned
          ? Finding(.proof, .unknown, .proofFormNotChecked, ["form": .string(document.format.rawValue)])
          : Finding(.proof, .notApplicable, .proofInCredentials))
      findings += [
        Finding(.issuerKey, .notApplicable, .issuerKeyInCredentials),
        Finding(.issuerIdentity, .notApplicable, .issuerIdentityInCredentials),
        Finding(.validity, .notApplicable, .validityInCredentials),
        Finding(.status, .notApplicable, .statusInCredentials),
      ]
      if isSigned { presenter = .undecided }
    }
    if binding.isEmpty { binding = [Examination.ownBinding(presenter, isAsked: isAsked)] }
    findings += binding + Examination.undecidedExtras
    return wrap(
      parts, document.format, findings, depth: depth, by: presenter, isSigned: document.token != nil)
  }

  /// A presentation need not name its holder: then it is whoever the key's own name belongs to.
  private static func controller(named keyID: String?) -> String? {
    guard let keyID, keyID.hasPrefix("did:") else { return nil }
    return String(keyID.prefix { $0 != "#" })
  }

  private static func ownBinding(_ presenter: HolderBindingPolicy.Presenter, isAsked: Bool) -> Finding {
    switch presenter {
    case .nobody:
      isAsked
        ? Finding(.holderBinding, .fail, .holderBindingAbsent)
        : Finding(.holderBinding, .notApplicable, .holderBindingNotAsked)
    case .proven(let holder): Finding(.holderBinding, .pass, .holderBindingGood, ["holder": .string(holder)])
    case .refused: Finding(.holderBinding, .fail, .holderBindingPresentationRefused)
    case .undecided: Finding(.holderBinding, .unknown, .holderBindingPresentationUndecided)
    }
  }

  private func collection(_ elements: [JSON], depth: Int) -> Report {
    guard depth < limits.depth else { return tooDeep(.collection) }
    let findings =
      [
        Finding(.format, .pass, .formatCollection, ["count": .number(JSONNumber(elements.count))]),
        Finding(.schema, .notApplicable, .schemaInCredentials),
        Finding(.proof, .notApplicable, .proofInCredentials),
        Finding(.issuerKey, .notApplicable, .issuerKeyInCredentials),
        Finding(.issuerIdentity, .notApplicable, .issuerIdentityInCredentials),
        Finding(.validity, .notApplicable, .validityInCredentials),
        Finding(.status, .notApplicable, .statusInCredentials),
        Finding(.holderBinding, .notApplicable, .holderBindingNotAsked),
      ] + Examination.undecidedExtras
    let report = wrap(elements, .collection, findings, depth: depth, by: .nobody, isSigned: false)
    // A list in which nothing is a credential is no list of credentials.
    if depth == 0, report.credentials.count == elements.count,
      report.credentials.allSatisfy({ $0.unreadable != nil })
    {
      return self.report(
        on: .unreadable(
          UnreadableInput(code: .formatUnknown, reason: "a JSON array without any credential"), [:]),
        depth: 0, by: .nobody)
    }
    return report
  }

  /// Reports on the parts, and the worst verdict of all on top.
  private func wrap(
    _ parts: [JSON], _ format: CredentialFormat, _ findings: [Finding], depth: Int,
    by presenter: HolderBindingPolicy.Presenter, isSigned: Bool
  ) -> Report {
    // Counted over all wrappers, before anything is looked at.
    credentials += parts.count
    guard credentials <= limits.credentials else {
      return broken(
        format,
        [Finding(.format, .fail, .formatTooMany, ["maximum": .number(JSONNumber(limits.credentials))])])
    }
    let reports = parts.map { report(on: recogniser.recognise($0), depth: depth + 1, by: presenter) }
    // The wrapper's own part of the verdict: what fails in it, and for a signed one what is open.
    var own = Verdict.valid
    if isSigned {
      own = Verdict(of: findings)
    } else if findings.contains(where: { $0.outcome == .fail }) {
      own = .invalid
    } else if findings.contains(where: { $0.outcome == .unknown }) {
      own = .undetermined
    }
    return Report(
      verdict: Verdict.worst(of: reports.map(\.verdict) + [own]), at: options.at, format: format,
      credential: nil,
      checks: findings, credentials: reports)
  }

  // MARK: What cannot be examined

  private static let undecidedExtras = [
    Finding(.register, .notApplicable, .registerNotChecked),
    Finding(.label, .notApplicable, .labelNotChecked),
    Finding(.anchor, .notApplicable, .anchorNotChecked),
  ]

  private func tooDeep(_ format: CredentialFormat) -> Report {
    broken(format, [Finding(.format, .fail, .formatTooDeep, ["maximum": .number(JSONNumber(limits.depth))])])
  }

  private func broken(_ format: CredentialFormat?, _ findings: [Finding]) -> Report {
    let checks =
      findings + [
        Finding(.schema, .unknown, .schemaNotReached), Finding(.proof, .unknown, .proofNotReached),
        Finding(.issuerKey, .unknown, .issuerKeyNotReached),
        Finding(.issuerIdentity, .unknown, .issuerIdentityNotReached),
        Finding(.validity, .unknown, .validityNotReached), Finding(.status, .unknown, .statusNotReached),
        Finding(.holderBinding, .notApplicable, .holderBindingNotAsked),
      ] + Examination.undecidedExtras
    return Report(verdict: .invalid, at: options.at, format: format, credential: nil, checks: checks)
  }

  /// A form of the trade whose proof is not checked yet: never valid, whatever it says.
  private func notChecked(
    _ format: CredentialFormat, _ members: JSONObject, by presenter: HolderBindingPolicy.Presenter
  ) -> Report {
    let isAsked = options.nonce != nil || options.audience != nil
    let checks =
      [
        Finding(.format, .pass, .formatGood), Finding(.schema, .unknown, .schemaNotReached),
        Finding(.proof, .unknown, .proofFormNotChecked, ["form": .string(format.rawValue)]),
        Finding(.issuerKey, .unknown, .issuerKeyFormNotChecked),
        Finding(.issuerIdentity, .unknown, .issuerIdentityNotProven),
        Finding(.validity, .unknown, .validityNotReached), Finding(.status, .unknown, .statusNotReached),
        isAsked
          ? Finding(.holderBinding, .unknown, .holderBindingPresentationUndecided)
          : Finding(.holderBinding, .notApplicable, .holderBindingNotAsked),
      ] + Examination.undecidedExtras
    return Report(
      verdict: Verdict(of: checks, required: required), at: options.at, format: format,
      credential: CredentialSummary(unread: members), checks: checks)
  }
}
