/// The objects that forms refer to by name, so that they may refer to each other in circles (an endorsement has
/// an issuer, who has endorsements).
enum FormName: Sendable {
  // W3C Verifiable Credentials Data Model
  case issuer, subject, typedWithID, typed, typedStatus1, proof, relatedResource
  // Open Badges 3.0
  case achievement, achievementSubject, address, alignment, credentialSchema, credentialStatus, criteria
  case endorsement, endorsementSubject, evidence, geoCoordinates, identifierEntry, identityObject, image
  case openBadgesProof, profile, refreshService, related, result, resultDescription, rubricCriterionLevel
  case termsOfUse

  var form: ObjectForm {
    switch self {
    case .issuer: DataModelForms.issuer
    case .subject: DataModelForms.subject
    case .typedWithID: DataModelForms.typedWithID
    case .typed: DataModelForms.typed
    case .typedStatus1: DataModelForms.typedStatus1
    case .proof: DataModelForms.proof
    case .relatedResource: DataModelForms.relatedResource
    case .achievement: OpenBadgesForms.achievement
    case .achievementSubject: OpenBadgesForms.achievementSubject
    case .address: OpenBadgesForms.address
    case .alignment: OpenBadgesForms.alignment
    case .credentialSchema: OpenBadgesForms.credentialSchema
    case .credentialStatus: OpenBadgesForms.credentialStatus
    case .criteria: OpenBadgesForms.criteria
    case .endorsement: OpenBadgesForms.endorsement
    case .endorsementSubject: OpenBadgesForms.endorsementSubject
    case .evidence: OpenBadgesForms.evidence
    case .geoCoordinates: OpenBadgesForms.geoCoordinates
    case .identifierEntry: OpenBadgesForms.identifierEntry
    case .identityObject: OpenBadgesForms.identityObject
    case .image: OpenBadgesForms.image
    case .openBadgesProof: OpenBadgesForms.proof
    case .profile: OpenBadgesForms.profile
    case .refreshService: OpenBadgesForms.refreshService
    case .related: OpenBadgesForms.related
    case .result: OpenBadgesForms.result
    case .resultDescription: OpenBadgesForms.resultDescription
    case .rubricCriterionLevel: OpenBadgesForms.rubricCriterionLevel
    case .termsOfUse: OpenBadgesForms.termsOfUse
    }
  }
}
