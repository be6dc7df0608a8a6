/// What a controller lists a key for
/// ([Controlled Identifiers 1.0, section 2.3](https://www.w3.org/TR/cid-1.0/#verification-relationships)).
public enum VerificationRelationship: String, Sendable, Hashable, CaseIterable {
  /// To make claims, as in issuing credentials.
  case assertionMethod
  /// To prove control, as in presenting credentials.
  case authentication
  case keyAgreement
  case capabilityInvocation
  case capabilityDelegation
}
