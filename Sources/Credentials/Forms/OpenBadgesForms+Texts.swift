/// The closed and open lists of Open Badges 3.0, and the strings with a pattern.
extension OpenBadgesForms {
  static let achievementTypes: Set<String> = [
    "Achievement", "ApprenticeshipCertificate", "Assessment", "Assignment", "AssociateDegree", "Award",
    "Badge", "BachelorDegree", "Certificate", "CertificateOfCompletion", "Certification",
    "CommunityService", "Competency", "Course", "CoCurricular", "Degree", "Diploma", "DoctoralDegree",
    "Fieldwork", "GeneralEducationDevelopment", "JourneymanCertificate", "LearningProgram", "License",
    "Membership", "ProfessionalDoctorate", "QualityAssuranceCredential", "MasterCertificate",
    "MasterDegree", "MicroCredential", "ResearchDoctorate", "SecondarySchoolDiploma",
  ]

  static let identifierTypes: Set<String> = [
    "name", "sourcedId", "systemId", "productId", "userName", "accountId", "emailAddress",
    "nationalIdentityNumber", "isbn", "issn", "lisSourcedId", "oneRosterSourcedId", "sisSourcedId",
    "ltiContextId", "ltiDeploymentId", "ltiToolId", "ltiPlatformId", "ltiUserId", "identifier",
  ]

  static let targetTypes: Set<String> = [
    "ceasn:Competency", "ceterms:Credential", "CFItem", "CFRubric", "CFRubricCriterion",
    "CFRubricCriterionLevel", "CTDL",
  ]

  static let resultTypes: Set<String> = [
    "GradePointAverage", "LetterGrade", "Percent", "PerformanceLevel", "PredictedScore", "RawScore",
    "Result", "RubricCriterion", "RubricCriterionLevel", "RubricScore", "ScaledScore", "Status",
  ]

  static let resultStatuses: Set<String> = [
    "Completed", "Enrolled", "Failed", "InProgress", "OnHold", "Provisional", "Withdrew",
  ]

  static func closedList(_ values: Set<String>, _ words: String) -> Form {
    .text({ values.contains($0) }, expected: words)
  }

  /// A list that anybody may extend with `ext:` and a name. As in the published schema, `ext:` and one such
  /// character may stand anywhere in the value.
  static func openList(_ values: Set<String>, _ words: String) -> Form {
    .text({ values.contains($0) || isExtension($0) }, expected: "\(words), or an extension \"ext:…\"")
  }

  /// `https://purl.imsglobal.org/spec/ob/v3p0/context.json`, or `context-3.0.x.json`.
  static let badgeContext = Form.text(
    isBadgeContext, expected: "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")

  /// A language with script and region, such as `fr` or `fr-FR`.
  static let languageTag = Form.text(isLanguageTag, expected: "a language tag such as fr or fr-FR")

  static let compactJWS = Form.text(isCompactJWS, expected: "a JWS in compact form")

  private static func isExtension(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let mark = Array("ext:".utf8)
    guard bytes.count > mark.count else { return false }
    return (0..<(bytes.count - mark.count)).contains { start in
      guard bytes[start..<(start + mark.count)].elementsEqual(mark) else { return false }
      let next = bytes[start + mark.count]
      // The pattern's "|-|" is a range of one bar: a hyphen is not in it.
      return isAlphanumeric(next) || next == UInt8(ascii: ".") || next == UInt8(ascii: "|")
        || next == UInt8(ascii: "_")
    }
  }

  private static func isBadgeContext(_ text: String) -> Bool {
    let start = "https://purl.imsglobal.org/spec/ob/v3p0/context"
    guard text.hasPrefix(start), text.hasSuffix(".json") else { return false }
    var middle = Substring(text.dropFirst(start.count).dropLast(".json".count)).utf8
    // Any number of "-3.d.d", as the published pattern has it.
    while !middle.isEmpty {
      let version = Array(middle.prefix(6))
      guard version.count == 6, version[0] == UInt8(ascii: "-"), version[1] == UInt8(ascii: "3"),
        version[2] == UInt8(ascii: "."), isDigit(version[3]), version[4] == UInt8(ascii: "."),
        isDigit(version[5])
      else { return false }
      middle = middle.dropFirst(6)
    }
    return true
  }

  private static func isLanguageTag(_ text: String) -> Bool {
    var parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)[...]
    func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
    guard let language = parts.popFirst(), (2...4).contains(language.count), language.allSatisfy(isLower)
    else { return false }
    if let script = parts.first, script.count == 4, isUpper(script.first!),
      script.dropFirst().allSatisfy(isLower)
    {
      parts.removeFirst()
    }
    if let region = parts.first {
      guard region.count == 2 && region.allSatisfy(isUpper) || region.count == 3 && region.allSatisfy(isDigit)
      else { return false }
      parts.removeFirst()
    }
    return parts.isEmpty
  }

  private static func isCompactJWS(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 3 && !parts[0].isEmpty && !parts[2].isEmpty
      && parts.allSatisfy { part in
        part.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
      }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
