import JSONTree

/// Who achieved it, and what was achieved (Open Badges 3.0, appendix B.1.4).
public struct AchievementSubject: Sendable, Hashable {
  public let id: String?
  public let identifiers: [IdentityObject]
  public let achievement: Achievement
  public let narrative: String?
  public let results: [AchievementResult]
  public let creditsEarned: JSONNumber?
  public let activityStart: Timestamp?
  public let activityEnd: Timestamp?
  public let role: String?
  public let term: String?
  public let licenseNumber: String?
  /// Who assessed, where that is not the issuer.
  public let source: Profile?

  /// Answers nil where there is no readable achievement.
  init?(_ members: JSONObject) {
    guard let achievement = members["achievement"]?.object.flatMap(Achievement.init) else { return nil }
    id = members["id"]?.string
    identifiers = (members["identifier"]?.array ?? []).compactMap(IdentityObject.init)
    self.achievement = achievement
    narrative = members["narrative"]?.string
    results = Credential.objects(members["result"]).map(AchievementResult.init)
    creditsEarned = members["creditsEarned"]?.number
    activityStart = Timestamp(members["activityStartDate"])
    activityEnd = Timestamp(members["activityEndDate"])
    role = members["role"]?.string
    term = members["term"]?.string
    licenseNumber = members["licenseNumber"]?.string
    source = Profile(members["source"])
  }
}
