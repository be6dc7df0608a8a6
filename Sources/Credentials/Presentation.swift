import JSONTree

/// A W3C Verifiable Presentation, version 1.1 or 2.0 of the data model, held against its form.
public enum Presentation {
  /// Every place where the presentation itself breaks a rule: contexts, type, identifiers, holder, and the envelopes
  /// among its credentials. The credentials in it have their own reading, ``Credential/reading(_:)``.
  ///
  /// A presentation whose first context is of neither version is held against 2.0.
  public static func faults(in members: JSONObject) -> [CredentialFault] {
    var walker = FormWalker()
    walker.walk(members, DataModelForms.presentation(DataModel(contextOf: members) ?? .v2))
    var faults = walker.faults
    guard let content = members["verifiableCredential"] else { return faults }
    let place = JSONPointer(tokens: ["verifiableCredential"])
    guard let elements = content.array else { return faults + envelopeFaults(in: content, at: place) }
    for (index, element) in elements.enumerated() where faults.count < FormWalker.maximumFaults {
      faults += envelopeFaults(in: element, at: place.appending(index))
    }
    return faults
  }

  private static func envelopeFaults(in json: JSON, at place: JSONPointer) -> [CredentialFault] {
    guard let members = json.object,
      Credential.strings(members["type"]).contains("EnvelopedVerifiableCredential")
    else { return [] }
    var walker = FormWalker()
    walker.walk(members, DataModelForms.envelope)
    return walker.faults.map { fault in
      var fault = fault
      fault.pointer = JSONPointer(tokens: place.tokens + fault.pointer.tokens)
      return fault
    }
  }
}
