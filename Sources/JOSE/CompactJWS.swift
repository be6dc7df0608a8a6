import Encodings
import JSONTree

/// A signature in compact serialisation (RFC 7515 section 7.1): `header.payload.signature`.
///
/// Reading it proves nothing yet: ``verified(by:accepting:)`` does.
///
/// ```swift
/// let jws = try CompactJWS(parsing: text)
/// let payload = try jws.verified(by: key).payload
/// ```
public struct CompactJWS: Sendable {
  public let header: JWSHeader
  /// The bytes of the payload, not yet proven.
  public let payload: [UInt8]
  public let signature: [UInt8]
  /// What the signature is over: header and payload as they stand in the text.
  public let signingInput: [UInt8]
  public let text: String

  /// The largest header that is read unless the caller says otherwise, in bytes after decoding.
  public static let defaultMaximumHeaderBytes = 4096

  /// Reads exactly three parts, the first and the last of strict base64url and not empty.
  ///
  /// - Parameters:
  ///   - detachedPayload: the payload, when the text carries none between its dots (RFC 7515 appendix F).
  ///   - allowsUnencodedPayload: whether `b64: false` (RFC 7797) may stand. It must not in a JWT.
  ///   - understood: other names in `crit` that the caller processes.
  /// - Throws: `.parts`, `.base64url`, `.signatureMissing`, `.payload`, `.headerTooLong`, `.headerSyntax`,
  ///   `.headerMember`, `.algorithmMissing`, `.critical`, `.criticalUnknown`, `.unencodedPayload`.
  public init(
    parsing text: String, maximumHeaderBytes: Int = defaultMaximumHeaderBytes,
    detachedPayload: [UInt8]? = nil,
    allowsUnencodedPayload: Bool = false, understood: Set<String> = []
  ) throws(JOSEError) {
    let dot = UInt8(ascii: ".")
    let bytes = Array(text.utf8)
    // The header and the signature are short: looking from both ends spares a walk over the payload.
    guard let first = bytes.firstIndex(of: dot), let last = bytes.lastIndex(of: dot), first < last else {
      throw JOSEError(.parts, "a compact JWS has exactly three parts")
    }
    header = try Self.header(bytes[..<first], maximumHeaderBytes: maximumHeaderBytes)
    try header.expectCritical(within: header.encodesPayload ? understood : understood.union(["b64"]))
    guard header.encodesPayload || allowsUnencodedPayload else {
      throw JOSEError(.unencodedPayload, "an unencoded payload is not read here", at: "header/b64")
    }

    let middle = bytes[(first + 1)..<last]
    if let detachedPayload {
      guard middle.isEmpty else { throw JOSEError(.payload, "the payload is not detached", at: "payload") }
      payload = detachedPayload
      signingInput = Self.signingInput(bytes[...first], detachedPayload, encodes: header.encodesPayload)
    } else if header.encodesPayload {
      do {
        payload = try Self.decode(middle, "payload")
      } catch {
        // Looked for only now, so that a good text is not walked over for it.
        throw middle.contains(dot) ? JOSEError(.parts, "a compact JWS has exactly three parts") : error
      }
      signingInput = Array(bytes[..<last])
    } else {
      // RFC 7797 section 5.2: only characters that the surroundings can carry.
      guard middle.allSatisfy({ $0 >= 0x20 && $0 <= 0x7E && $0 != dot }) else {
        throw JOSEError(.payload, "a character that an unencoded payload cannot have here", at: "payload")
      }
      payload = Array(middle)
      signingInput = Array(bytes[..<last])
    }
    guard last + 1 < bytes.count else {
      throw JOSEError(.signatureMissing, "the signature is empty", at: "signature")
    }
    signature = try Self.decode(bytes[(last + 1)...], "signature")
    self.text = text
  }

  /// Verifies with one candidate key, found by the caller through the issuer.
  ///
  /// `kid` and ``JWSHeader/hints`` play no part here: which key to try is the caller's knowledge.
  ///
  /// - Throws: `.algorithmNone`, `.algorithmUnknown`, `.algorithmRefused`, `.keyAlgorithm`, `.signatureMismatch`.
  public func verified(
    by key: VerificationKey, accepting algorithms: Set<SignatureAlgorithm> = SignatureAlgorithm.asymmetric
  ) throws(JOSEError) -> VerifiedJWS {
    let algorithm = try VerifiedJWS.check(
      signature, over: signingInput, header: header, by: key, accepting: algorithms)
    return VerifiedJWS(header: header, payload: payload, algorithm: algorithm, unprotected: nil)
  }

  /// Signs. The header gets the signer's `alg` and, unless that is empty, its `kid` where it has none, in front.
  ///
  /// With `b64: false` and `crit` in the header the payload stands as it is (RFC 7797).
  ///
  /// - Throws: `.headerMember` when the header names another `alg`; `.critical`, `.unencodedPayload`; `.payload` when
  ///   an unencoded payload has characters that the text cannot carry; `.signing`.
  public static func sign(
    header: JSONObject, payload: [UInt8], by signer: any Signer, detached: Bool = false
  ) throws(JOSEError) -> CompactJWS {
    let members = try Self.completed(header, for: signer)
    let header = try JWSHeader(protected: members)
    guard header.encodesPayload || detached || payload.allSatisfy({ $0 >= 0x20 && $0 <= 0x7E && $0 != 0x2E })
    else {
      throw JOSEError(.payload, "a character that an unencoded payload cannot have here", at: "payload")
    }
    let start = Array(Base64URL.encode(JSON.object(members).serialized()).utf8) + [UInt8(ascii: ".")]
    let signingInput = Self.signingInput(start[...], payload, encodes: header.encodesPayload)
    let signature: [UInt8]
    do {
      signature = try signer.signature(over: signingInput)
    } catch {
      throw JOSEError(.signing, "the signer could not sign", underlying: error)
    }
    let text =
      String(decoding: detached ? start + [] : signingInput, as: UTF8.self) + "."
      + Base64URL.encode(signature)
    return CompactJWS(
      header: header, payload: payload, signature: signature, signingInput: signingInput, text: text)
  }

  private init(header: JWSHeader, payload: [UInt8], signature: [UInt8], signingInput: [UInt8], text: String) {
    self.header = header
    self.payload = payload
    self.signature = signature
    self.signingInput = signingInput
    self.text = text
  }

  /// The protected header as it is signed: `alg` first, then `kid` where neither header has one.
  static func completed(
    _ header: JSONObject, unprotected: JSONObject? = nil, for signer: any Signer
  ) throws(JOSEError) -> JSONObject {
    if let alg = header["alg"] {
      guard alg.string == signer.algorithm.rawValue else {
        throw JOSEError(.headerMember, "'alg' is not the signer's", at: "header/alg")
      }
    }
    var members: JSONObject = ["alg": .string(signer.algorithm.rawValue)]
    let namesKey = header.contains("kid") || unprotected?.contains("kid") == true
    if !namesKey, !signer.keyID.isEmpty { members["kid"] = .string(signer.keyID) }
    for (name, value) in header { members[name] = value }
    return members
  }

  static func header(
    _ text: ArraySlice<UInt8>, maximumHeaderBytes: Int
  ) throws(JOSEError) -> JWSHeader {
    guard text.count <= (maximumHeaderBytes * 4 + 2) / 3 else {
      throw JOSEError(.headerTooLong, "a header of more than \(maximumHeaderBytes) bytes", at: "header")
    }
    let bytes = try decode(text, "header")
    return try JWSHeader(protected: members(bytes))
  }

  static func members(_ bytes: [UInt8]) throws(JOSEError) -> JSONObject {
    let json: JSON
    do {
      json = try JSON(parsing: bytes)
    } catch {
      throw JOSEError(.headerSyntax, "the header is no JSON", at: "header", underlying: error)
    }
    guard let object = json.object else {
      throw JOSEError(.headerSyntax, "the header is no JSON object", at: "header")
    }
    return object
  }

  static func decode(_ text: ArraySlice<UInt8>, _ part: String) throws(JOSEError) -> [UInt8] {
    do {
      return try Base64URL.decode(utf8: text)
    } catch {
      throw JOSEError(.base64url, "the \(part) is no base64url", at: part, underlying: error)
    }
  }

  /// The start up to and with the dot, then the payload in the form that is signed.
  static func signingInput(_ start: ArraySlice<UInt8>, _ payload: [UInt8], encodes: Bool) -> [UInt8] {
    encodes ? start + Array(Base64URL.encode(payload).utf8) : start + payload
  }
}
