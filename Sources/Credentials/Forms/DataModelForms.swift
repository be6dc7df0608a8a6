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

  /// VCDM 2.0 section 4.13, 1.1 section 4.10. What a presentation holds is judged piece by piece, each by its own form.
  static func presentation(_ model: DataModel) -> ObjectForm {
    switch model {
    case .v1: presentation1
    case .v2: presentation2
    }
  }

  private static let presentation2 = presentation(begunBy: .v2)
  private static let presentation1 = presentation(begunBy: .v1)

  private static func presentation(begunBy model: DataModel) -> ObjectForm {
    ObjectForm(
      .dataModel, required: ["@context", "type"],
      [
        "@context": .contexts([.exactly(model.rawValue)]),
        "id": .url, "type": .types([["VerifiablePresentation"]], listOnly: false),
        "holder": .urlOrObject(.issuer), "termsOfUse": .oneOrMany(.object(.typed)),
        "proof": .oneOrMany(.object(.proof)),
      ])
  }

  /// VCDM 2.0 section 4.13.1: a credential that its own securing wraps, as a `data:` URL.
  static let envelope = ObjectForm(
    .dataModel, required: ["@context", "id", "type"],
    [
      "id": .text({ $0.hasPrefix("data:") }, expected: "a data: URL"),
      "type": .types([["EnvelopedVerifiableCredential"]], listOnly: false),
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
