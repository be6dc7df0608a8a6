import Issuance
import PalierWeb
import Verification

/// The one verifier over a data folder: before each run it looks at the folder's own keys and lists, so that a change
/// by another process is seen at once, and then needs no store while it works.
struct FolderVerifier: CredentialVerifying {
  let verifier: Verifier
  let documents: FolderDocuments

  func verify(_ input: [UInt8], _ options: VerificationOptions) async -> Report {
    // What cannot be read stays unknown to the verifier, which says so in its report.
    try? await documents.refresh()
    let report = await verifier.verify(input, options)
    // A form under a key that was compromised is good all the same where the journal held it before: the only thing
    // that the store is asked about a credential, and only then.
    let known = await known(in: report)
    guard !known.isEmpty else { return report }
    var options = options
    options.knownFromBefore = known
    return await verifier.verify(input, options)
  }

  private func known(in report: Report) async -> Set<String> {
    var known: Set<String> = []
    for finding in report.checks where finding.code == .issuerKeyCompromised {
      if let digest = await documents.isKnownFromBefore(finding, of: report.credential) { known.insert(digest) }
    }
    for inner in report.credentials { known.formUnion(await self.known(in: inner)) }
    return known
  }
}
