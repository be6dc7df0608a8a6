import Foundation

/// Verifies credentials: made once, asked many times, from any task.
///
/// What is looked up (controller documents, status lists) comes from a `DocumentSource`; keys made ready and lists
/// decoded are kept between verifications, each only for the very bytes it was made of.
///
/// ```swift
/// let verifier = Verifier(documents: LayeredDocumentSource([folder, fetcher]), knownIssuers: issuers)
/// let report = await verifier.verify(bytes, VerificationOptions(now: clock()))
/// ```
public struct Verifier: Sendable {
  private let documents: any DocumentSource
  private let knownIssuers: any KnownIssuers
  private let policies: [any Policy]
  private let keyStandings: any KeyStandings
  private let limits: VerificationLimits
  private let cache = VerificationCache()

  /// - Parameters:
  ///   - documents: where controller documents, key sets and status lists come from.
  ///   - knownIssuers: bodies that the operator vouches for; they turn `issuer-identity` into a pass.
  ///   - keyStandings: keys that the operator knows to be retired or compromised.
  ///   - policies: rules for `register`, `label` and `anchor`; without one these checks are not applicable.
  public init(
    documents: any DocumentSource, knownIssuers: any KnownIssuers = NoKnownIssuers(),
    keyStandings: any KeyStandings = AllKeysStand(), policies: [any Policy] = [],
    limits: VerificationLimits = .standard
  ) {
    self.documents = documents
    self.knownIssuers = knownIssuers
    self.policies = policies
    self.keyStandings = keyStandings
    self.limits = limits
  }

  /// Verifies whatever the bytes are, up to 10 MiB. Never throws: what is wrong is in the report.
  ///
  /// Suspends only where a document must be fetched, at most once for each of a few rounds.
  public func verify(_ input: [UInt8], _ options: VerificationOptions) async -> Report {
    let ledger = DocumentLedger(
      source: documents, mayFetch: !options.offline, maximumFetches: limits.fetches,
      staleBefore: Self.staleBefore(options))
    while true {
      let report = judge(input, options, ledger)
      // Each round wants documents that no earlier one had, and the ledger bounds their number.
      if ledger.wanted.isEmpty { return report }
      await ledger.fetchWanted()
    }
  }

  /// The same without waiting and without fetching: only documents that the source has at hand count, as with
  /// `options.offline`. For issuers that verify their own work inside a transaction.
  public func verifyAtHand(_ input: [UInt8], _ options: VerificationOptions) -> Report {
    judge(
      input, options,
      DocumentLedger(
        source: documents, mayFetch: false, maximumFetches: 0, staleBefore: Self.staleBefore(options)))
  }

  private static func staleBefore(_ options: VerificationOptions) -> Date {
    options.clock.addingTimeInterval(-options.maximumAge)
  }

  private func judge(_ input: [UInt8], _ options: VerificationOptions, _ ledger: DocumentLedger) -> Report {
    Examination(
      options, limits: limits, ledger: ledger, cache: cache, knownIssuers: knownIssuers,
      keyStandings: keyStandings, policies: policies
    ).report(on: input)
  }
}
