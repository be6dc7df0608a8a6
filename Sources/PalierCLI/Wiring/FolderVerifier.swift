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
    return await verifier.verify(input, options)
  }
}
