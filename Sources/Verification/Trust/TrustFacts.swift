import Encodings
import Foundation
import Identifiers
import JSONTree

/// What a verifier needs to work without a network: documents as they were published, who stands behind names, and
/// which keys count no more.
public struct TrustFacts: Sendable, Equatable {
  /// A controller document, key set, status list or type metadata, to the byte, as of a time.
  public struct Document: Sendable, Equatable {
    public let address: String
    public let contentType: String
    public let text: String
    public let fetchedAt: Date

    public init(address: String, contentType: String, text: String, fetchedAt: Date) {
      self.address = address
      self.contentType = contentType
      self.text = text
      self.fetchedAt = fetchedAt
    }
  }

  /// A body that somebody vouches for.
  public struct Issuer: Sendable, Equatable {
    /// A DID or an https address.
    public let id: String
    public let name: String
    public let siret: String?
    public let reason: String

    public init(id: String, name: String, siret: String?, reason: String) {
      self.id = id
      self.name = name
      self.siret = siret
      self.reason = reason
    }

    /// Whether an issuer can be named so: a DID, or an https address.
    public static func isIdentifier(_ text: String) -> Bool {
      guard text.utf8.count <= 2048 else { return false }
      guard let did = try? DID(text) else { return text.hasPrefix("https://") && WebAddress(text) != nil }
      return did.method != "web" || (try? DIDWeb.address(of: did)) != nil
    }
  }

  /// A key with its history.
  public struct Key: Sendable, Equatable {
    public let id: String
    /// RFC 7638.
    public let thumbprint: String
    public let standing: KeyStanding

    public init(id: String, thumbprint: String, standing: KeyStanding) {
      self.id = id
      self.thumbprint = thumbprint
      self.standing = standing
    }
  }

  public var documents: [Document]
  public var issuers: [Issuer]
  public var keys: [Key]

  public init(documents: [Document] = [], issuers: [Issuer] = [], keys: [Key] = []) {
    self.documents = documents
    self.issuers = issuers
    self.keys = keys
  }
}

extension TrustFacts {
  /// The members of a trust file (docs/VERIFICATION.md).
  var members: JSONObject {
    [
      "documents": .array(
        documents.map {
          [
            "address": .string($0.address), "contentType": .string($0.contentType),
            "fetchedAt": .string(RFC3339.string($0.fetchedAt)), "text": .string($0.text),
          ]
        }),
      "issuers": .array(
        issuers.map {
          [
            "id": .string($0.id), "name": .string($0.name), "siret": $0.siret.map { .string($0) } ?? .null,
            "reason": .string($0.reason),
          ]
        }),
      "keys": .array(
        keys.map { key in
          [
            "id": .string(key.id), "thumbprint": .string(key.thumbprint), "state": .string(key.standing.word),
            "since": key.standing.since.map { .string(RFC3339.string($0)) } ?? .null,
          ]
        }),
    ]
  }

  /// - Throws: ``TrustError`` `trust.malformed`.
  init(_ json: JSON) throws(TrustError) {
    self.init()
    for item in try Self.array(json, "documents") {
      documents.append(
        Document(
          address: try Self.text(item, "address"), contentType: try Self.text(item, "contentType"),
          text: try Self.text(item, "text"), fetchedAt: try Self.date(item, "fetchedAt")))
    }
    for item in try Self.array(json, "issuers") {
      issuers.append(
        Issuer(
          id: try Self.line(item, "id"), name: try Self.line(item, "name"), siret: item["siret"]?.string,
          reason: try Self.line(item, "reason")))
    }
    for item in try Self.array(json, "keys") {
      let standing: KeyStanding
      switch try Self.text(item, "state") {
      case "current": standing = .good
      case "retired": standing = .retired(since: try Self.date(item, "since"))
      case "compromised": standing = .compromised(since: try Self.date(item, "since"))
      default: throw TrustError(.malformed, "a key's state is current, retired or compromised")
      }
      keys.append(
        Key(id: try Self.text(item, "id"), thumbprint: try Self.text(item, "thumbprint"), standing: standing))
    }
  }

  private static func array(_ json: JSON, _ name: String) throws(TrustError) -> [JSON] {
    guard let array = json[name]?.array else { throw TrustError(.malformed, "\(name) is an array") }
    return array
  }

  static func text(_ json: JSON, _ name: String) throws(TrustError) -> String {
    guard let text = json[name]?.string else { throw TrustError(.malformed, "\(name) is a string") }
    return text
  }

  /// A text for people: one line of at most 2,000 characters, none of which moves what stands beside it.
  static func line(_ json: JSON, _ name: String) throws(TrustError) -> String {
    let text = try text(json, name)
    guard isLine(text) else {
      throw TrustError(.malformed, "\(name) is one line of at most 2,000 characters, without control characters")
    }
    return text
  }

  public static func isLine(_ text: String) -> Bool {
    text.unicodeScalars.count <= 2000 && text.unicodeScalars.allSatisfy(\.isPlain)
  }

  static func date(_ json: JSON, _ name: String) throws(TrustError) -> Date {
    guard let date = RFC3339.parse(try text(json, name)) else { throw TrustError(.malformed, "\(name) is a time") }
    return date
  }
}

extension KeyStanding {
  /// As trust files write it.
  public var word: String {
    switch self {
    case .good: "current"
    case .retired: "retired"
    case .compromised: "compromised"
    }
  }

  public var since: Date? {
    switch self {
    case .good: nil
    case .retired(let since), .compromised(let since): since
    }
  }
}

extension Unicode.Scalar {
  /// Neither a control, nor a line's end, nor one that turns the direction of the text.
  fileprivate var isPlain: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: false
    default: !properties.isBidiControl
    }
  }
}
