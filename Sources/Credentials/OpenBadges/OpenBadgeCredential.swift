import JSONTree

/// An Open Badges 3.0 credential (`OpenBadgeCredential`, also named `AchievementCredential`): what somebody
/// achieved, and how it was judged.
///
/// Specification: 1EdTech Open Badges 3.0, appendix B.1.
public struct OpenBadgeCredential: Sendable, Hashable {
  public static let types = ["OpenBadgeCredential", "AchievementCredential"]

  /// The credential as any verifier reads it.
  public let credential: Credential
  public let subject: AchievementSubject
  /// When the achievement was awarded, where that is not when the credential begins.
  public let awardedDate: Timestamp?
  public let image: BadgeImage?
  public let issuer: Profile?
  public let evidence: [BadgeEvidence]

  public var achievement: Achievement { subject.achievement }

  /// Whether the credential's types make it an Open Badges 3.0 credential.
  public static func isOne(_ credential: Credential) -> Bool { types.contains(where: credential.isA) }

  /// Reads a document by the data model and by Open Badges; all faults of both come back.
  public static func reading(_ members: JSONObject) -> Reading<OpenBadgeCredential> {
    let base = Credential.reading(members)
    let badge = reading(badge: base.value, members)
    return Reading(value: badge.value, faults: base.faults + badge.faults)
  }

  /// Holds an already read credential against the Open Badges forms alone.
  public static func reading(_ credential: Credential) -> Reading<OpenBadgeCredential> {
    reading(badge: credential, credential.members)
  }

  /// The faults of ``reading(_:)-(Credential)`` alone, without making the typed value.
  public static func faults(in credential: Credential) -> [CredentialFault] {
    faults(in: credential.members, credential.dataModel)
  }

  private static func faults(in members: JSONObject, _ model: DataModel?) -> [CredentialFault] {
    var walker = FormWalker()
    walker.walk(
      members,
      model == .v1
        ? OpenBadgesForms.achievementCredential1 : OpenBadgesForms.achievementCredential)
    // Section 8.2, step 1: a subject is identified by an id, an identifier or both.
    let subjectObject = members["credentialSubject"]?.object
    if let subjectObject, !subjectObject.contains("id"), !subjectObject.contains("identifier") {
      walker.note(
        .missing, at: JSONPointer(tokens: ["credentialSubject", "id"]),
        expected: "an id, or at least one identifier, that says whose achievement this is",
        rule: .openBadgesText)
    }
    noteHashes(of: subjectObject, in: &walker)
    return walker.faults
  }

  private static func reading(
    badge credential: Credential?, _ members: JSONObject
  ) -> Reading<OpenBadgeCredential> {
    let faults = faults(in: members, credential?.dataModel)
    guard let credential, isOne(credential), let subjectObject = members["credentialSubject"]?.object,
      let subject = AchievementSubject(subjectObject)
    else { return Reading(value: nil, faults: faults) }
    let badge = OpenBadgeCredential(
      credential: credential, subject: subject, awardedDate: Timestamp(members["awardedDate"]),
      image: BadgeImage(members["image"]), issuer: Profile(members["issuer"]),
      evidence: credential.evidence.map(BadgeEvidence.init))
    return Reading(value: badge, faults: faults)
  }

  /// Appendix B.3.3, IdentityObject: a hashed identity is `sha256$` or `md5$` and the digest in hexadecimal.
  private static func noteHashes(of subject: JSONObject?, in walker: inout FormWalker) {
    for (index, identifier) in (subject?["identifier"]?.array ?? []).enumerated() {
      guard identifier["hashed"]?.bool == true, let hash = identifier["identityHash"]?.string,
        !IdentityObject.isHash(hash)
      else { continue }
      walker.note(
        .wrongValue,
        at: JSONPointer(tokens: ["credentialSubject", "identifier", String(index), "identityHash"]),
        expected: "sha256$ and 64 hexadecimal digits", rule: .openBadgesText)
    }
  }
}
