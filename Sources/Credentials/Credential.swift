import JSONTree

/// A W3C Verifiable Credential, version 1.1 or 2.0 of the data model, read from its JSON.
///
/// Holds what every credential has; what its subjects claim stays JSON. Members that no rule knows are
/// extensions: they are kept and never a fault.
public struct Credential: Sendable, Hashable {
  public let dataModel: DataModel
  public let id: String?
  /// In document order, `VerifiableCredential` among them.
  public let types: [String]
  public let issuer: Issuer
  /// `validFrom`, or `issuanceDate` in version 1.1.
  public let validFrom: Timestamp?
  /// `validUntil`, or `expirationDate` in version 1.1.
  public let validUntil: Timestamp?
  /// At least one.
  public let subjects: [CredentialSubject]
  public let statuses: [StatusReference]
  public let schemas: [SchemaReference]
  /// The objects of `evidence`.
  public let evidence: [JSONObject]
  public let name: LanguageText?
  public let description: LanguageText?
  /// The whole document.
  public let members: JSONObject

  /// Whether the document calls itself a credential: the type, or the first context of either data model.
  public static func isOne(_ members: JSONObject) -> Bool {
    if DataModel(contextOf: members) != nil { return true }
    switch members["type"] {
    case .string(let type)?: return type == "VerifiableCredential"
    case .array(let types)?: return types.contains { $0.string == "VerifiableCredential" }
    default: return false
    }
  }

  /// Reads a credential and holds it against the rules of its data model.
  ///
  /// The value is there as soon as the document has a known first context, an issuer and a subject, even
  /// with faults elsewhere, so that a report can name what it is about.
  public static func reading(_ members: JSONObject) -> Reading<Credential> {
    var walker = FormWalker()
    let model = DataModel(contextOf: members)
    walker.walk(members, DataModelForms.credential(model ?? .v2))
    // VCDM 2.0 section 4.9: validUntil is not before validFrom. In 1.1 the older names stand beside them.
    let start = Timestamp(members["validFrom"]) ?? (model == .v1 ? Timestamp(members["issuanceDate"]) : nil)
    let end = Timestamp(members["validUntil"]) ?? (model == .v1 ? Timestamp(members["expirationDate"]) : nil)
    if let start, let end, end.date < start.date {
      let name = members.contains("validUntil") ? "validUntil" : "expirationDate"
      walker.note(
        .wrongValue, at: JSONPointer(tokens: [name]), expected: "no instant before \(start.text)",
        rule: .dataModel)
    }
    guard let model, let issuer = Issuer(members["issuer"]) else {
      return Reading(value: nil, faults: walker.faults)
    }
    let subjects = objects(members["credentialSubject"]).map(CredentialSubject.init)
    guard !subjects.isEmpty else { return Reading(value: nil, faults: walker.faults) }
    let credential = Credential(
      dataModel: model, id: members["id"]?.string, types: strings(members["type"]), issuer: issuer,
      validFrom: start, validUntil: end, subjects: subjects,
      statuses: objects(members["credentialStatus"]).map(StatusReference.init),
      schemas: objects(members["credentialSchema"]).compactMap(SchemaReference.init),
      evidence: objects(members["evidence"]), name: LanguageText(members["name"]),
      description: LanguageText(members["description"]), members: members)
    return Reading(value: credential, faults: walker.faults)
  }

  /// Whether one of the types is the given one.
  public func isA(_ type: String) -> Bool { types.contains(type) }

  static func objects(_ json: JSON?) -> [JSONObject] {
    switch json {
    case .object(let object)?: [object]
    case .array(let elements)?: elements.compactMap(\.object)
    default: []
    }
  }

  static func strings(_ json: JSON?) -> [String] {
    switch json {
    case .string(let text)?: [text]
    case .array(let elements)?: elements.compactMap(\.string)
    default: []
    }
  }
}
