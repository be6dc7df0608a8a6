import JSONTree

extension ControllerDocument {
  /// Reads a document that was fetched for a subject.
  ///
  /// References are resolved against `id`. A method that cannot be used does not spoil the document; a document that
  /// is about somebody else, or that gives one name to two keys, is refused whole.
  ///
  /// - Parameter describing: the DID or URL that was asked for.
  /// - Throws: `.document`, `.subject`, `.duplicateMethod`, `.tooLong`.
  public init(_ json: JSON, describing id: String) throws(IdentifierError) {
    guard let object = json.object else {
      throw IdentifierError(.document, "a controller document is an object")
    }
    guard let found = object["id"]?.string else { throw IdentifierError(.document, "no 'id'", at: "id") }
    guard URLCharacters.isAbsoluteURL(id), !id.utf8.contains(UInt8(ascii: "#")) else {
      throw IdentifierError(.syntax, "a subject is an absolute URL without a fragment")
    }
    // Byte by byte: equality of Swift's strings folds canonical equivalents.
    guard found.utf8.elementsEqual(id.utf8) else {
      throw IdentifierError(.subject, "the document describes another subject", at: "id")
    }
    var reader = DocumentReader(id: id)
    for entry in try DocumentReader.list("verificationMethod", in: object) {
      guard let method = entry.object else {
        throw IdentifierError(.document, "a verification method is an object", at: "verificationMethod")
      }
      _ = try reader.read(method)
    }
    for relationship in VerificationRelationship.allCases {
      for entry in try DocumentReader.list(relationship.rawValue, in: object) {
        try reader.list(entry, for: relationship)
      }
    }
    self.init(
      id: id, verificationMethods: reader.methods, unreadable: reader.unreadable, listed: reader.listed)
  }
}

private struct DocumentReader {
  let id: String
  var methods: [VerificationMethod] = []
  var unreadable: [UnreadableMethod] = []
  var listed: [VerificationRelationship: [String]] = [:]

  init(id: String) { self.id = id }

  /// The elements of a list; JSON-LD lets a single value stand for a list of one.
  static func list(_ name: String, in object: JSONObject) throws(IdentifierError) -> [JSON] {
    guard let value = object[name] else { return [] }
    let list = value.array ?? [value]
    guard list.count <= ControllerDocument.maximumMethods else {
      throw IdentifierError(.tooLong, "more than \(ControllerDocument.maximumMethods) entries", at: name)
    }
    return list
  }

  /// A relationship's entry: the URL of a method, or a method for this relationship alone.
  mutating func list(_ entry: JSON, for relationship: VerificationRelationship) throws(IdentifierError) {
    let url: String?
    if let method = entry.object {
      url = try read(method)
    } else if let reference = entry.string {
      url = absolute(reference)
    } else {
      throw IdentifierError(.document, "neither a reference nor a method", at: relationship.rawValue)
    }
    if let url { listed[relationship, default: []].append(url) }
  }

  /// Keeps a method, or the reason why it cannot be used; gives its absolute URL.
  mutating func read(_ object: JSONObject) throws(IdentifierError) -> String? {
    guard methods.count + unreadable.count < ControllerDocument.maximumMethods else {
      throw IdentifierError(.tooLong, "more than \(ControllerDocument.maximumMethods) verification methods")
    }
    guard let url = object["id"]?.string.flatMap(absolute) else {
      let error = IdentifierError(.document, "a verification method has an 'id' that is a URL")
      unreadable.append(UnreadableMethod(id: nil, error: error))
      return nil
    }
    do throws(IdentifierError) {
      let method = try VerificationMethod(object, id: url, documentID: id)
      if let known = methods.first(where: { $0.id == url }) {
        guard known.key.hasSameKey(as: method.key), known.expires == method.expires,
          known.revoked == method.revoked
        else { throw IdentifierError(.duplicateMethod, "two different keys under one name", at: url) }
      } else {
        methods.append(method)
      }
    } catch {
      if error.code == .duplicateMethod { throw error }
      unreadable.append(UnreadableMethod(id: url, error: error))
    }
    return url
  }

  /// A URL, or a fragment of this document; nil for anything else.
  private func absolute(_ reference: String) -> String? {
    if reference.hasPrefix("#") {
      let fragment = Array(reference.utf8.dropFirst())
      let isFragment = URLCharacters.consists(fragment[...], of: URLCharacters.isQueryCharacter)
      return isFragment && !fragment.isEmpty ? id + reference : nil
    }
    return URLCharacters.isAbsoluteURL(reference) ? reference : nil
  }
}
