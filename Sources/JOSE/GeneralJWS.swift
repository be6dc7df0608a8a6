import Encodings
import JSONTree

/// Signatures in JSON serialisation, general or flattened (RFC 7515 section 7.2).
///
/// Each signature is verified for itself; what several of them mean together is the caller's rule.
public struct GeneralJWS: Sendable {
  /// One signature and its headers.
  public struct Signature: Sendable {
    /// Both headers together.
    public let header: JWSHeader
    /// The members that it does not cover.
    public let unprotected: JSONObject?
    public let signature: [UInt8]
    public let signingInput: [UInt8]

    /// The protected header as it stands in the text; nil when there is none.
    let protectedText: String?
  }

  /// The bytes of the payload, not yet proven.
  public let payload: [UInt8]
  /// One or more.
  public let signatures: [Signature]
  /// Whether the payload does not stand in the JSON.
  public let isDetached: Bool

  public static let maximumSignatures = 16

  /// - Parameters:
  ///   - detachedPayload: the payload, when the JSON carries none (RFC 7515 appendix F).
  ///   - understood: names in `crit`, beside `b64`, that the caller processes.
  /// - Throws: `.serialization`, `.signatureMissing`, `.tooManySignatures`, `.payload`, `.base64url`,
  ///   `.headerTooLong`, `.headerSyntax`, `.headerMember`, `.algorithmMissing`, `.critical`, `.criticalUnknown`,
  ///   `.unencodedPayload`.
  public init(
    _ json: JSON, maximumHeaderBytes: Int = CompactJWS.defaultMaximumHeaderBytes,
    detachedPayload: [UInt8]? = nil,
    understood: Set<String> = []
  ) throws(JOSEError) {
    guard let object = json.object else { throw JOSEError(.serialization, "a JWS in JSON is an object") }
    let entries = try Self.entries(object)
    let attached = try Self.text("payload", in: object)
    guard (attached == nil) == (detachedPayload != nil) else {
      throw JOSEError(
        .payload, "the payload stands in the JSON, or is given apart: one of both", at: "payload")
    }
    isDetached = attached == nil

    let headers = try entries.map { (entry) throws(JOSEError) in
      try Self.headers(entry, maximumHeaderBytes: maximumHeaderBytes, understood: understood)
    }
    let encodes = headers[0].header.encodesPayload
    // RFC 7797 section 3: the same in all signatures.
    guard headers.allSatisfy({ $0.header.encodesPayload == encodes }) else {
      throw JOSEError(.unencodedPayload, "'b64' differs between signatures")
    }
    let content: [UInt8]
    if let detachedPayload {
      content = detachedPayload
    } else if encodes {
      content = try CompactJWS.decode(Array((attached ?? "").utf8)[...], "payload")
    } else {
      content = Array((attached ?? "").utf8)
    }
    payload = content
    signatures = try zip(entries, headers).map { (entry, headers) throws(JOSEError) in
      guard let text = try Self.text("signature", in: entry), !text.isEmpty else {
        throw JOSEError(.signatureMissing, "no signature", at: "signature")
      }
      let start = Array((headers.protectedText ?? "").utf8) + [UInt8(ascii: ".")]
      return Signature(
        header: headers.header, unprotected: headers.unprotected,
        signature: try CompactJWS.decode(Array(text.utf8)[...], "signature"),
        signingInput: CompactJWS.signingInput(start[...], content, encodes: encodes),
        protectedText: headers.protectedText)
    }
  }

  /// Verifies one of the signatures with one candidate key, found by the caller through the issuer.
  ///
  /// - Throws: `.algorithmNone`, `.algorithmUnknown`, `.algorithmRefused`, `.keyAlgorithm`, `.signatureMismatch`;
  ///   `.signatureMissing` when there is no signature of that number.
  public func verified(
    signature index: Int = 0, by key: VerificationKey,
    accepting algorithms: Set<SignatureAlgorithm> = SignatureAlgorithm.asymmetric
  ) throws(JOSEError) -> VerifiedJWS {
    guard signatures.indices.contains(index) else {
      throw JOSEError(.signatureMissing, "no signature \(index)")
    }
    let signature = signatures[index]
    let algorithm = try VerifiedJWS.check(
      signature.signature, over: signature.signingInput, header: signature.header, by: key,
      accepting: algorithms)
    return VerifiedJWS(
      header: signature.header, payload: payload, algorithm: algorithm,
      unprotected: signature.unprotected)
  }

  /// Signs with one or more signers; each protected header gets the signer's `alg` and `kid` as in ``CompactJWS``.
  ///
  /// - Throws: `.signatureMissing` without signers; `.headerMember`, `.critical`, `.unencodedPayload`, `.signing`;
  ///   `.payload` when an unencoded payload is no UTF-8.
  public static func sign(
    payload: [UInt8], by signers: [(header: JSONObject, unprotected: JSONObject?, signer: any Signer)],
    detached: Bool = false
  ) throws(JOSEError) -> GeneralJWS {
    guard !signers.isEmpty else { throw JOSEError(.signatureMissing, "no signer") }
    let signatures = try signers.map { (header, unprotected, signer) throws(JOSEError) in
      let members = try CompactJWS.completed(header, unprotected: unprotected, for: signer)
      let full = try JWSHeader(protected: members, unprotected: unprotected)
      let protected = Base64URL.encode(JSON.object(members).serialized())
      let start = Array(protected.utf8) + [UInt8(ascii: ".")]
      let input = CompactJWS.signingInput(start[...], payload, encodes: full.encodesPayload)
      do {
        return Signature(
          header: full, unprotected: unprotected, signature: try signer.signature(over: input),
          signingInput: input, protectedText: protected)
      } catch {
        throw JOSEError(.signing, "the signer could not sign", underlying: error)
      }
    }
    let encodes = signatures[0].header.encodesPayload
    guard signatures.allSatisfy({ $0.header.encodesPayload == encodes }) else {
      throw JOSEError(.unencodedPayload, "'b64' differs between signatures")
    }
    guard encodes || detached || String(validating: payload, as: UTF8.self) != nil else {
      throw JOSEError(.payload, "an unencoded payload that is no UTF-8", at: "payload")
    }
    return GeneralJWS(payload: payload, signatures: signatures, isDetached: detached)
  }

  private init(payload: [UInt8], signatures: [Signature], isDetached: Bool) {
    self.payload = payload
    self.signatures = signatures
    self.isDetached = isDetached
  }

  /// The general serialisation.
  public var json: JSON {
    var object = payloadMember
    object["signatures"] = .array(signatures.map { .object(Self.members(of: $0)) })
    return .object(object)
  }

  /// The flattened serialisation; nil when there is more than one signature.
  public var flattened: JSON? {
    guard signatures.count == 1 else { return nil }
    var object = payloadMember
    for (name, value) in Self.members(of: signatures[0]) { object[name] = value }
    return .object(object)
  }

  private var payloadMember: JSONObject {
    guard !isDetached else { return [:] }
    let encodes = signatures[0].header.encodesPayload
    return [
      "payload": .string(encodes ? Base64URL.encode(payload) : String(decoding: payload, as: UTF8.self))
    ]
  }

  private static func members(of signature: Signature) -> JSONObject {
    var object = JSONObject()
    object["protected"] = signature.protectedText.map(JSON.string)
    object["header"] = signature.unprotected.map(JSON.object)
    object["signature"] = .string(Base64URL.encode(signature.signature))
    return object
  }

  /// The objects that each hold one signature.
  private static func entries(_ object: JSONObject) throws(JOSEError) -> [JSONObject] {
    let flat = ["signature", "protected", "header"].contains { object.contains($0) }
    guard let list = object["signatures"] else {
      guard object.contains("signature") else {
        throw JOSEError(.signatureMissing, "neither 'signature' nor 'signatures'")
      }
      return [object]
    }
    guard !flat else { throw JOSEError(.serialization, "members of both JSON serialisations") }
    guard let list = list.array else {
      throw JOSEError(.serialization, "'signatures' is no list", at: "signatures")
    }
    guard !list.isEmpty else { throw JOSEError(.signatureMissing, "'signatures' is empty", at: "signatures") }
    guard list.count <= maximumSignatures else {
      throw JOSEError(.tooManySignatures, "more than \(maximumSignatures) signatures", at: "signatures")
    }
    let entries = list.compactMap(\.object)
    guard entries.count == list.count else {
      throw JOSEError(.serialization, "'signatures' holds something else than objects", at: "signatures")
    }
    return entries
  }

  private static func headers(
    _ entry: JSONObject, maximumHeaderBytes: Int, understood: Set<String>
  ) throws(JOSEError) -> (
    header: JWSHeader, protectedText: String?, unprotected: JSONObject?
  ) {
    let protectedText = try text("protected", in: entry)
    var protected = JSONObject()
    if let protectedText {
      // RFC 7515 section 7.2.1: absent when it would be empty.
      guard !protectedText.isEmpty else {
        throw JOSEError(.serialization, "'protected' is empty", at: "protected")
      }
      guard protectedText.utf8.count <= (maximumHeaderBytes * 4 + 2) / 3 else {
        throw JOSEError(.headerTooLong, "a header of more than \(maximumHeaderBytes) bytes", at: "protected")
      }
      protected = try CompactJWS.members(CompactJWS.decode(Array(protectedText.utf8)[...], "protected"))
    }
    var unprotected: JSONObject?
    if let value = entry["header"] {
      guard let object = value.object else {
        throw JOSEError(.serialization, "'header' is no object", at: "header")
      }
      unprotected = object
    }
    let header = try JWSHeader(protected: protected, unprotected: unprotected)
    try header.expectCritical(within: understood.union(["b64"]))
    return (header, protectedText, unprotected)
  }

  private static func text(_ name: String, in object: JSONObject) throws(JOSEError) -> String? {
    guard let value = object[name] else { return nil }
    guard let text = value.string else { throw JOSEError(.serialization, "'\(name)' is no string", at: name) }
    return text
  }
}
