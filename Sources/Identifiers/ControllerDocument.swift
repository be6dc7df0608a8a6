import JOSE
import JSONTree

/// The keys of a subject and what they are for, as its DID or URL leads to them
/// ([Controlled Identifiers 1.0](https://www.w3.org/TR/cid-1.0/), which DID documents follow).
///
/// A document is about one subject: the one that was asked for. Methods that are not its own, or that cannot be
/// read, are kept apart with their reasons in ``unreadable`` and never used.
public struct ControllerDocument: Sendable {
  /// The subject: a DID or another absolute URL without a fragment.
  public let id: String
  /// All usable keys, embedded ones included.
  public let verificationMethods: [VerificationMethod]
  /// Methods that cannot be used.
  public let unreadable: [UnreadableMethod]

  /// The absolute URLs that each relationship lists, in order.
  let listed: [VerificationRelationship: [String]]

  public static let maximumMethods = 256

  /// A document of one's own.
  public init(
    id: String, verificationMethods: [VerificationMethod], listed: [VerificationRelationship: [String]]
  ) {
    self.id = id
    self.verificationMethods = verificationMethods
    self.listed = listed
    unreadable = []
  }

  init(
    id: String, verificationMethods: [VerificationMethod], unreadable: [UnreadableMethod],
    listed: [VerificationRelationship: [String]]
  ) {
    self.id = id
    self.verificationMethods = verificationMethods
    self.unreadable = unreadable
    self.listed = listed
  }

  /// The method of that absolute URL.
  public func method(_ url: String) -> VerificationMethod? { verificationMethods.first { $0.id == url } }

  /// The usable methods that the document lists for the relationship.
  public func methods(for relationship: VerificationRelationship) -> [VerificationMethod] {
    (listed[relationship] ?? []).compactMap(method)
  }

  /// Keys for claims: those that credentials are signed with.
  public var assertionMethods: [VerificationMethod] { methods(for: .assertionMethod) }

  /// Keys that prove control: those that presentations are signed with.
  public var authentication: [VerificationMethod] { methods(for: .authentication) }

  /// The document, for a DID's subject to publish.
  public var json: JSON {
    var object: JSONObject = [
      "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"], "id": .string(id),
      "verificationMethod": .array(verificationMethods.map(\.json)),
    ]
    for relationship in VerificationRelationship.allCases {
      guard let urls = listed[relationship], !urls.isEmpty else { continue }
      object[relationship.rawValue] = .array(urls.map(JSON.string))
    }
    return .object(object)
  }
}
