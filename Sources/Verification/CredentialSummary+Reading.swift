import Credentials
import JSONTree

extension CredentialSummary {
  /// From a credential that was examined; nil where there is not even an issuer.
  init?(_ examined: ExaminedCredential) {
    guard let credential = examined.credential else {
      guard let issuer = examined.issuerID else { return nil }
      self.init(
        id: examined.members["id"]?.string, title: nil, issuer: Party(id: issuer, name: nil),
        holder: Party(id: nil, name: nil), awardedOn: nil, validUntil: nil)
      return
    }
    let subject = credential.subjects[0]
    let achievement = subject.members["achievement"]?["name"]
    let title = LanguageText(achievement)?.first ?? credential.name?.first
    self.init(
      id: credential.id, title: title ?? credential.types.last { $0 != "VerifiableCredential" },
      issuer: Party(id: credential.issuer.id, name: credential.issuer.name?.first),
      holder: Party(id: subject.id, name: CredentialSummary.name(of: subject)),
      awardedOn: (credential.members["awardedDate"]?.string ?? credential.validFrom?.text).map {
        String($0.prefix(10))
      },
      validUntil: credential.validUntil?.text)
  }

  /// From a document whose form is only recognised: what every form has in some way.
  init?(unread members: JSONObject) {
    func id(_ json: JSON?) -> String? { json?.string ?? json?["id"]?.string }
    guard let issuer = id(members["issuer"] ?? members["iss"]) ?? id(members["badge"]?["issuer"]) else {
      return nil
    }
    self.init(
      id: members["id"]?.string ?? members["jti"]?.string,
      title: members["name"]?.string ?? members["badge"]?["name"]?.string ?? members["vct"]?.string,
      issuer: Party(id: issuer, name: members["issuer"]?["name"]?.string),
      holder: Party(id: nil, name: nil), awardedOn: nil, validUntil: nil)
  }

  /// A name in clear: the subject's own, or one of Open Badges' identifiers.
  private static func name(of subject: CredentialSubject) -> String? {
    if let name = LanguageText(subject.members["name"])?.first { return name }
    for identifier in subject.members["identifier"]?.array ?? []
    where identifier["identityType"]?.string == "name" && identifier["hashed"]?.bool == false {
      if let name = identifier["identityHash"]?.string { return name }
    }
    let parts = [subject.members["givenName"]?.string, subject.members["familyName"]?.string].compactMap {
      $0
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}
