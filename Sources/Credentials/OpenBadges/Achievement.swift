import JSONTree

/// What can be achieved, the same for everybody who achieves it (Open Badges 3.0, appendix B.1.3).
public struct Achievement: Sendable, Hashable {
  public let id: String
  public let name: String
  public let description: String
  public let criteria: Criteria
  /// One of the published list (`MicroCredential`, `Certification`, …) or `ext:…`.
  public let achievementType: String?
  public let alignments: [Alignment]
  public let creator: Profile?
  public let creditsAvailable: JSONNumber?
  public let fieldOfStudy: String?
  public let humanCode: String?
  public let image: BadgeImage?
  /// A language tag such as `fr`.
  public let inLanguage: String?
  public let resultDescriptions: [ResultDescription]
  public let specialization: String?
  public let tags: [String]
  public let version: String?

  /// Answers nil where id, name, description or criteria are not there.
  init?(_ members: JSONObject) {
    guard let id = members["id"]?.string, let name = members["name"]?.string,
      let description = members["description"]?.string, let criteria = members["criteria"]?.object
    else { return nil }
    self.id = id
    self.name = name
    self.description = description
    self.criteria = Criteria(criteria)
    achievementType = members["achievementType"]?.string
    alignments = Credential.objects(members["alignment"]).compactMap(Alignment.init)
    creator = Profile(members["creator"])
    creditsAvailable = members["creditsAvailable"]?.number
    fieldOfStudy = members["fieldOfStudy"]?.string
    humanCode = members["humanCode"]?.string
    image = BadgeImage(members["image"])
    inLanguage = members["inLanguage"]?.string
    resultDescriptions = Credential.objects(members["resultDescription"]).compactMap(ResultDescription.init)
    specialization = members["specialization"]?.string
    tags = Credential.strings(members["tag"])
    version = members["version"]?.string
  }
}
