import Encodings
import JOSE
import JSONTree

/// An SD-JWT with its disclosures, and the key-binding JWT when one is presented (RFC 9901, sections 4 and 8).
///
/// Reading it proves nothing: verify ``token`` with the issuer's key, then ``claims(within:)`` and, where a holder is
/// to prove themselves, ``verifyKeyBinding(_:)``.
public struct SDJWT: Sendable {
  /// The JWT that the issuer signed.
  public let token: CompactJWS
  public let disclosures: [Disclosure]
  public let keyBinding: CompactJWS?
  /// Everything that a key-binding JWT is bound to: up to and with the last tilde before it (section 4.3.1).
  public let presented: [UInt8]

  /// Bounds of what is read: bytes of the whole text, disclosures, levels of nesting once disclosed.
  public struct Limits: Sendable {
    public var bytes: Int
    public var disclosures: Int
    public var depth: Int
    public static let standard = Limits(bytes: 1 << 20, disclosures: 1000, depth: 64)

    public init(bytes: Int, disclosures: Int, depth: Int) {
      self.bytes = bytes
      self.disclosures = disclosures
      self.depth = depth
    }
  }

  /// Reads the compact form: `JWT~disclosure~…~` and a key-binding JWT or nothing at the end.
  /// - Throws: ``SDJWTError`` `parts`, `token`, `too-large`, `disclosure-malformed`, `forbidden-name`,
  ///   `key-binding-malformed`.
  public init(parsing text: String, limits: Limits = .standard) throws(SDJWTError) {
    guard text.utf8.count <= limits.bytes else {
      throw SDJWTError(.tooLarge, "an SD-JWT of more than \(limits.bytes) bytes")
    }
    // Split by bytes: looking for characters would cost more than everything else here.
    let bytes = Array(text.utf8)
    let parts = bytes.split(separator: UInt8(ascii: "~"), omittingEmptySubsequences: false)
    guard parts.count >= 2 else { throw SDJWTError(.parts, "an SD-JWT has a tilde after the issuer's JWT") }
    try self.init(
      token: String(decoding: parts[0], as: UTF8.self), disclosures: parts[1..<(parts.count - 1)],
      keyBinding: String(decoding: parts[parts.count - 1], as: UTF8.self),
      presented: Array(bytes[..<parts[parts.count - 1].startIndex]), limits)
  }

  /// Reads the JWS JSON form, flattened or general (section 8): disclosures and the key-binding JWT stand in the
  /// unprotected header of the first signature, and in no other. The other signatures are not looked at.
  /// - Throws: as ``init(parsing:limits:)``; `parts` also when the JSON is of both forms at once, when `disclosures` is
  ///   no array of strings or `kb_jwt` no text, when they stand in a further header, or when a name stands in both
  ///   headers of the first signature (RFC 7515, section 7.2.1).
  public init(json: JSON, limits: Limits = .standard) throws(SDJWTError) {
    let first = try Self.firstSignature(json)
    guard let payload = json["payload"]?.string, let header = first["protected"]?.string,
      let signature = first["signature"]?.string
    else { throw SDJWTError(.parts, "a JWS in JSON has payload, protected and signature") }
    let unprotected = try Self.unprotected(first)
    let texts = try Self.disclosures(unprotected)
    let binding = try Self.keyBinding(unprotected)
    let token = header + "." + payload + "." + signature
    guard texts.reduce(token.utf8.count + binding.utf8.count, { $0 + $1.utf8.count + 1 }) <= limits.bytes else {
      throw SDJWTError(.tooLarge, "an SD-JWT of more than \(limits.bytes) bytes")
    }
    let presented = Array((([token] + texts).joined(separator: "~") + "~").utf8)
    try self.init(
      token: token, disclosures: texts.map { Array($0.utf8)[...] }[...], keyBinding: binding, presented: presented,
      limits)
    guard !unprotected.contains(where: { self.token.header.json.contains($0.name) }) else {
      throw SDJWTError(.parts, "a name stands in both headers")
    }
  }

  private static func firstSignature(_ json: JSON) throws(SDJWTError) -> JSON {
    guard let signatures = json["signatures"] else { return json }
    guard let entries = signatures.array, let first = entries.first else {
      throw SDJWTError(.parts, "signatures is an array of one or more")
    }
    guard ["signature", "protected", "header"].allSatisfy({ json[$0] == nil }) else {
      throw SDJWTError(.parts, "a JWS in JSON is either flattened or general")
    }
    guard entries.dropFirst().allSatisfy({ $0["header"]?["disclosures"] == nil && $0["header"]?["kb_jwt"] == nil })
    else { throw SDJWTError(.parts, "disclosures and kb_jwt stand in the first header alone") }
    return first
  }

  private static func unprotected(_ signature: JSON) throws(SDJWTError) -> JSONObject {
    guard let header = signature["header"] else { return [:] }
    guard let members = header.object else { throw SDJWTError(.parts, "the unprotected header is no object") }
    return members
  }

  private static func disclosures(_ header: JSONObject) throws(SDJWTError) -> [String] {
    guard let member = header["disclosures"] else { return [] }
    let texts = member.array?.compactMap(\.string) ?? []
    guard let elements = member.array, texts.count == elements.count else {
      throw SDJWTError(.parts, "disclosures is no array of strings")
    }
    return texts
  }

  private static func keyBinding(_ header: JSONObject) throws(SDJWTError) -> String {
    guard let member = header["kb_jwt"] else { return "" }
    guard let text = member.string, !text.isEmpty else { throw SDJWTError(.parts, "kb_jwt is no text") }
    return text
  }

  private init(
    token text: String, disclosures texts: ArraySlice<ArraySlice<UInt8>>, keyBinding: String, presented: [UInt8],
    _ limits: Limits
  ) throws(SDJWTError) {
    guard texts.count <= limits.disclosures else {
      throw SDJWTError(.tooLarge, "more than \(limits.disclosures) disclosures")
    }
    do { token = try CompactJWS(parsing: text) } catch {
      throw SDJWTError(.token, "the issuer's part is no signed JWT: \(error.reason)")
    }
    var disclosures: [Disclosure] = []
    disclosures.reserveCapacity(texts.count)
    for text in texts { disclosures.append(try Disclosure(utf8: text)) }
    self.disclosures = disclosures
    if keyBinding.isEmpty {
      self.keyBinding = nil
    } else {
      do { self.keyBinding = try CompactJWS(parsing: keyBinding) } catch {
        throw SDJWTError(.keyBindingMalformed, "the key-binding part is no signed JWT: \(error.reason)")
      }
    }
    self.presented = presented
  }

  /// A selection of the same SD-JWT, without key binding.
  init(token: CompactJWS, disclosures: [Disclosure]) {
    self.token = token
    self.disclosures = disclosures
    keyBinding = nil
    presented = Self.presented(token.text, disclosures)
  }

  private static func presented(_ token: String, _ disclosures: [Disclosure]) -> [UInt8] {
    var bytes = Array(token.utf8)
    bytes.append(UInt8(ascii: "~"))
    for disclosure in disclosures {
      bytes += disclosure.text.utf8
      bytes.append(UInt8(ascii: "~"))
    }
    return bytes
  }

  /// The compact text.
  public var text: String { String(decoding: presented, as: UTF8.self) + (keyBinding?.text ?? "") }

  /// The payload as it was signed, digests and all.
  /// - Throws: ``SDJWTError`` `payload`.
  public func payload() throws(SDJWTError) -> JSONObject {
    guard let json = try? JSON(parsing: token.payload), let object = json.object else {
      throw SDJWTError(.payload, "the payload is no JSON object")
    }
    return object
  }
}
