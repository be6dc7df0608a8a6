/// The stable code of a finding: `check.what-is-so`. docs/VERIFICATION.md lists them.
///
/// An enumeration, so that a code without a text does not compile: each language's catalogue is one exhaustive
/// switch. Codes are added, never renamed: scripts and translations hang on them.
public enum FindingCode: String, Sendable, CaseIterable {
  // MARK: format
  case formatGood = "format.good"
  case formatCollection = "format.collection"
  case formatEmpty = "format.empty"
  case formatTooLarge = "format.too-large"
  case formatNotText = "format.not-text"
  case formatJSONSyntax = "format.json-syntax"
  case formatUnknown = "format.unknown"
  case formatTooMany = "format.too-many"
  case formatTooDeep = "format.too-deep"
  case formatEncrypted = "format.encrypted"
  case formatEnvelopeUnreadable = "format.envelope-unreadable"
  case formatHeaderUnreadable = "format.header-unreadable"
  case formatHeaderTooLong = "format.header-too-long"
  case formatAlgorithmMissing = "format.algorithm-missing"
  case formatHeaderUnprotected = "format.header-unprotected"
  case formatPayloadUnreadable = "format.payload-unreadable"
  case formatSignatureUnreadable = "format.signature-unreadable"
  case formatSignatureMissing = "format.signature-missing"
  case formatCriticalUnknown = "format.critical-unknown"
  case formatUnencodedPayload = "format.unencoded-payload"
  case formatTypeUnexpected = "format.type-unexpected"
  case formatNotACredential = "format.not-a-credential"
  case formatTwoCredentials = "format.two-credentials"
  case formatDataModel = "format.data-model"
  case formatClaimMissing = "format.claim-missing"
  case formatClaimMalformed = "format.claim-malformed"
  case formatClaimMismatch = "format.claim-mismatch"
  case formatPresentationEmpty = "format.presentation-empty"

  // MARK: schema
  case schemaGood = "schema.good"
  case schemaNoneNamed = "schema.none-named"
  case schemaUnknown = "schema.unknown"
  case schemaFaults = "schema.faults"
  case schemaFormFaults = "schema.form-faults"
  case schemaInCredentials = "schema.in-credentials"
  case schemaNotReached = "schema.not-reached"

  // MARK: proof
  case proofGood = "proof.good"
  case proofGoodByEnclosedKey = "proof.good-by-enclosed-key"
  case proofSignatureMismatch = "proof.signature-mismatch"
  case proofMissing = "proof.missing"
  case proofUnsigned = "proof.unsigned"
  case proofAlgorithmRefused = "proof.algorithm-refused"
  case proofAlgorithmUnknown = "proof.algorithm-unknown"
  case proofAlgorithmMismatch = "proof.algorithm-mismatch"
  case proofNoKey = "proof.no-key"
  case proofSeveralSignatures = "proof.several-signatures"
  case proofFormNotChecked = "proof.form-not-checked"
  case proofInCredentials = "proof.in-credentials"
  case proofNotReached = "proof.not-reached"

  // MARK: issuer-key
  case issuerKeyListed = "issuer-key.listed"
  case issuerKeyOnIssuerSite = "issuer-key.on-issuer-site"
  case issuerKeySameSite = "issuer-key.same-site"
  case issuerKeyEnclosedOnly = "issuer-key.enclosed-only"
  case issuerKeyUnreachable = "issuer-key.unreachable"
  case issuerKeyDocumentUnreadable = "issuer-key.document-unreadable"
  case issuerKeyNotListed = "issuer-key.not-listed"
  case issuerKeyNotForThis = "issuer-key.not-for-this"
  case issuerKeyExpired = "issuer-key.expired"
  case issuerKeyRevoked = "issuer-key.revoked"
  case issuerKeyForeign = "issuer-key.foreign"
  case issuerKeyForeignSite = "issuer-key.foreign-site"
  case issuerKeyNoneFits = "issuer-key.none-fits"
  case issuerKeyAmbiguous = "issuer-key.ambiguous"
  case issuerKeyMethodUnknown = "issuer-key.method-unknown"
  case issuerKeyPrivateKeyEnclosed = "issuer-key.private-key-enclosed"
  case issuerKeyNoIssuer = "issuer-key.no-issuer"
  case issuerKeyFormNotChecked = "issuer-key.form-not-checked"
  case issuerKeyInCredentials = "issuer-key.in-credentials"
  case issuerKeyNotReached = "issuer-key.not-reached"

  // MARK: issuer-identity
  case issuerIdentityKnown = "issuer-identity.known"
  case issuerIdentityNameDiffers = "issuer-identity.name-differs"
  case issuerIdentityDomainOnly = "issuer-identity.domain-only"
  case issuerIdentityKeyOnly = "issuer-identity.key-only"
  case issuerIdentityNotProven = "issuer-identity.not-proven"
  case issuerIdentityInCredentials = "issuer-identity.in-credentials"
  case issuerIdentityNotReached = "issuer-identity.not-reached"

  // MARK: validity
  case validityGood = "validity.good"
  case validityUnlimited = "validity.unlimited"
  case validityExpired = "validity.expired"
  case validityNotYet = "validity.not-yet"
  case validityIssuedInFuture = "validity.issued-in-future"
  case validityInCredentials = "validity.in-credentials"
  case validityNotReached = "validity.not-reached"

  // MARK: status
  case statusGood = "status.good"
  case statusNone = "status.none"
  case statusRevoked = "status.revoked"
  case statusSuspended = "status.suspended"
  case statusRefreshAvailable = "status.refresh-available"
  case statusMessage = "status.message"
  case statusOtherPurposeSet = "status.other-purpose-set"
  case statusListUnreachable = "status.list-unreachable"
  case statusListUnreadable = "status.list-unreadable"
  case statusListNotAuthentic = "status.list-not-authentic"
  case statusListOtherIssuer = "status.list-other-issuer"
  case statusListOtherKnownIssuer = "status.list-other-known-issuer"
  case statusListMisplaced = "status.list-misplaced"
  case statusListTooShort = "status.list-too-short"
  case statusListTooLarge = "status.list-too-large"
  case statusListStale = "status.list-stale"
  case statusListNotYet = "status.list-not-yet"
  case statusListOld = "status.list-old"
  case statusWrongPurpose = "status.wrong-purpose"
  case statusIndexOutOfRange = "status.index-out-of-range"
  case statusEntryMalformed = "status.entry-malformed"
  case statusFormUnknown = "status.form-unknown"
  case statusTooManyEntries = "status.too-many-entries"
  case statusInCredentials = "status.in-credentials"
  case statusNotReached = "status.not-reached"

  // MARK: holder-binding
  case holderBindingGood = "holder-binding.good"
  case holderBindingNotAsked = "holder-binding.not-asked"
  case holderBindingAbsent = "holder-binding.absent"
  case holderBindingNonceMismatch = "holder-binding.nonce-mismatch"
  case holderBindingAudienceMismatch = "holder-binding.audience-mismatch"
  case holderBindingPresentationRefused = "holder-binding.presentation-refused"
  case holderBindingPresentationUndecided = "holder-binding.presentation-undecided"
  case holderBindingNotTheSubject = "holder-binding.not-the-subject"

  // MARK: register, label, anchor
  case registerNotChecked = "register.not-checked"
  case labelNotChecked = "label.not-checked"
  case anchorNotChecked = "anchor.not-checked"

  /// The check that the code belongs to: the part before the full stop.
  public var check: Check {
    // Every code begins with a check's name; the tests walk all of them.
    Check(rawValue: String(rawValue.prefix { $0 != "." })) ?? .format
  }
}
