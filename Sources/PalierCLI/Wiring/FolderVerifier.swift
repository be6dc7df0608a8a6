import Issuance
import PalierWeb
import Storage
import Synchronization
import Verification

/// The one verifier over a data folder: before each run it looks at the folder's own keys and lists and at what the
/// operator trusts, so that a change by another process is seen at once, and then needs no store while it works.
final class FolderVerifier: CredentialVerifying {
  private let documents: FolderDocuments
  private let trustState: @Sendable () async throws -> TrustState
  private let make: @Sendable () async throws -> Verifier
  private let made: Mutex<(state: TrustState, verifier: Verifier)>

  /// - Parameters:
  ///   - trustState: what changes whenever what is trusted changes.
  ///   - make: a verifier that trusts what is trusted now.
  init(
    documents: FolderDocuments, trustState: @escaping @Sendable () async throws -> TrustState,
    make: @escaping @Sendable () async throws -> Verifier
  ) async throws {
    self.documents = documents
    self.trustState = trustState
    self.make = make
    made = Mutex((try await trustState(), try await make()))
  }

  func verify(_ input: [UInt8], _ options: VerificationOptions) async -> Report {
    // What cannot be read stays unknown to the verifier, which says so in its report.
    try? await documents.refresh()
    let verifier = await current()
    let report = await verifier.verify(input, options)
    // A form under a key that was compromised is good all the same where the journal held it before: the only thing
    // that the store is asked about a credential, and only then.
    let known = await known(in: report)
    guard !known.isEmpty else { return report }
    var options = options
    options.knownFromBefore = known
    return await verifier.verify(input, options)
  }

  /// The verifier as of now: made anew where the operator's trust has changed. Where that cannot be read the one
  /// before it works on, with what it knew.
  private func current() async -> Verifier {
    let (state, verifier) = made.withLock { $0 }
    guard let now = try? await trustState(), now != state, let fresh = try? await make() else { return verifier }
    made.withLock { $0 = (now, fresh) }
    return fresh
  }

  private func known(in report: Report) async -> Set<String> {
    var known: Set<String> = []
    for finding in report.checks where finding.code == .issuerKeyCompromised {
      if let digest = await documents.isKnownFromBefore(finding) { known.insert(digest) }
    }
    for inner in report.credentials { known.formUnion(await self.known(in: inner)) }
    return known
  }
}
