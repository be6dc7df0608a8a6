/// The W3C Verifiable Credentials Data Model as tables: version 2.0 sections 4 and 5, version 1.1 sections 4 and 5.
///
/// The tables hold rules of single values; order of dates is checked where the values are read.
enum DataModelForms {
  static func credential(_ model: DataModel) -> ObjectForm {
    switch model {
    case .v1: credential1
    case .v2: credential2
    }
  }

  static let credential2 = ObjectForm(
    .dataModel, required: ["@context", "type", "issuer", "credentialSubject"],
    [
      "@context": .contexts([.exactly(DataModel.v2.rawValue)]),
      "id": .url, "type": .types([["VerifiableCredential"]], listOnly: false),
      "name": .languageText, "description": .languageText,
      "issuer": .urlOrObject(.issuer), "validFrom": .dateTime, "validUntil": .dateTime,
      "credentialSubject": .oneOrMany(.object(.subject)), "credentialStatus": .oneOrMany(.object(.typed)),
      "credentialSchema": .oneOrMany(.object(.typedWithID)),
      "relatedResource": .list(.object(.relatedResource)),
      "refreshService": .oneOrMany(.object(.typed)), "termsOfUse": .oneOrMany(.object(.typed)),
      "evidence": .oneOrMany(.object(.typed)), "proof": .oneOrMany(.object(.proof)),
    ])

  static let credential1 = ObjectForm(
    .dataModel, required: ["@context", "type", "issuer", "issuanceDate", "credentialSubject"],
    [
      "@context": .contexts([.exactly(DataModel.v1.rawValue)]),
      "id": .url, "type": .types([["VerifiableCredential"]], listOnly: false),
      "issuer": .urlOrObject(.issuer), "issuanceDate": .dateTime, "expirationDate": .dateTime,
      "validFrom": .dateTime, "validUntil": .dateTime,
      "credentialSubject": .oneOrMany(.object(.subject)),
      "credentialStatus": .oneOrMany(.object(.typedStatus1)),
      "credentialSchema": .oneOrMany(.object(.typedWithID)),
      "refreshService": .oneOrMany(.object(.typedWithID)), "termsOfUse": .oneOrMany(.object(.typed)),
      "evidence": .oneOrMany(.object(.typed)), "proof": .oneOrMany(.object(.proof)),
    ])

  static let issuer = ObjectForm(
    .dataModel, required: ["id"], ["id": .url, "name": .languageText, "description": .languageText])

  static let subject = ObjectForm(.dataModel, required: [], isEmptyAllowed: false, ["id": .url])

  static let typed = ObjectForm(
    .dataModel, required: ["type"], ["id": .url, "type": .types([], listOnly: false)])

  static let typedWithID = ObjectForm(
    .dataModel, required: ["id", "type"], ["id": .url, "type": .types([], listOnly: false)])

  /// VCDM 1.1 section 4.9 wants an id; many credentials of that time have none, and nothing hangs on it.
  static let typedStatus1 = typed

  static let proof = ObjectForm(.dataModel, required: ["type"], ["type": .types([], listOnly: false)])

  static let relatedResource = ObjectForm(.dataModel, required: ["id"], ["id": .url])
}
