/// Why an identifier, or what it leads to, cannot be used.
///
/// Equality looks at ``code`` only.
public struct IdentifierError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What went wrong; new codes may be added.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    public let name: String
    public var description: String { name }

    private init(_ name: String) { self.name = name }

    /// A text that is no DID, DID URL or address of the expected form.
    public static let syntax = Code("syntax")
    /// More characters, or more methods, than are read.
    public static let tooLong = Code("too-long")
    /// A DID method that is not the one asked for.
    public static let method = Code("method")
    /// A key inside an identifier or document that does not hold.
    public static let key = Code("key")
    /// A kind of key, or of verification method, that is not read here.
    public static let keyUnsupported = Code("key-unsupported")
    /// A private key where everybody can read it.
    public static let keyPrivate = Code("key-private")
    /// A host or path that a DID must not lead to.
    public static let address = Code("address")
    /// A document that is not built as Controlled Identifiers 1.0 says.
    public static let document = Code("document")
    /// A document that describes another subject than the one asked for.
    public static let subject = Code("subject")
    /// Two different keys under one name in a document.
    public static let duplicateMethod = Code("duplicate-method")
    /// A verification method that belongs to another controller.
    public static let foreignController = Code("foreign-controller")

    // Choosing a key.

    /// The document does not have the key that is named, or no key for the algorithm.
    public static let keyNotFound = Code("key-not-found")
    /// The key that is named belongs to another document.
    public static let keyForeign = Code("key-foreign")
    /// The document has the key, but does not list it for this purpose.
    public static let keyNotAuthorised = Code("key-not-authorised")
    /// The key that is named does not serve the algorithm.
    public static let keyAlgorithm = Code("key-algorithm")
    /// No key is named, and several fit.
    public static let keyAmbiguous = Code("key-ambiguous")
    /// The key's own end of validity has passed.
    public static let keyExpired = Code("key-expired")
    /// The key was revoked by its controller.
    public static let keyRevoked = Code("key-revoked")
  }

  public let code: Code
  /// In English, for a log.
  public let reason: String
  /// The identifier or member meant, as far as it is known.
  public let location: String?
  /// What caused it, where there was an error below.
  public let underlying: (any Error)?

  public init(_ code: Code, _ reason: String, at location: String? = nil, underlying: (any Error)? = nil) {
    self.code = code
    self.reason = reason
    self.location = location
    self.underlying = underlying
  }

  public var description: String {
    "\(code): \(reason)" + (location.map { " (\($0))" } ?? "") + (underlying.map { ": \($0)" } ?? "")
  }

  public static func == (left: IdentifierError, right: IdentifierError) -> Bool { left.code == right.code }
}
