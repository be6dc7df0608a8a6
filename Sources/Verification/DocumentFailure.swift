/// Why a document could not be had. Equality looks at the code alone.
public struct DocumentFailure: Error, Sendable, Equatable, CustomStringConvertible {
  public struct Code: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Nothing may be fetched (`--offline`), and no copy is at hand.
    public static let offline = Code(rawValue: "offline")
    /// A copy is at hand, older than the verifier allows.
    public static let stale = Code(rawValue: "stale")
    /// The address is not one that may be asked: scheme, credentials in it, a private or loopback network.
    public static let addressRefused = Code(rawValue: "address-refused")
    /// The other side answered that there is no such document (404, 410).
    public static let notFound = Code(rawValue: "not-found")
    /// No answer: name not resolved, connection refused, TLS failed.
    public static let unreachable = Code(rawValue: "unreachable")
    /// The connection broke before the last byte.
    public static let cutShort = Code(rawValue: "cut-short")
    /// What came could not be kept: the disk is full, or refuses.
    public static let cannotKeep = Code(rawValue: "cannot-keep")
    /// Longer than the caller takes.
    public static let tooLarge = Code(rawValue: "too-large")
    /// The time limit was reached.
    public static let tooSlow = Code(rawValue: "too-slow")
    /// More redirects than allowed, or one that leads where none may.
    public static let tooManyRedirects = Code(rawValue: "too-many-redirects")
    /// An answer that is no document of the wanted kind (media type, encoding).
    public static let notUnderstood = Code(rawValue: "not-understood")
    /// Any other HTTP status; the reason names it.
    public static let status = Code(rawValue: "status")
    /// This verification has already asked for as many documents as it may.
    public static let limitReached = Code(rawValue: "limit-reached")
  }

  public let code: Code
  /// English, for logs and developers; people read the finding's message.
  public let reason: String

  public init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
  public var description: String { "\(code.rawValue): \(reason)" }
}
