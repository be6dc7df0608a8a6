import Credentials
import Encodings
import JOSE
import JSONTree
import SDJWT

/// Tells what an input is, by its content alone: file names and media types are not asked.
struct Recogniser {
  let limits: VerificationLimits

  func recognise(_ input: [UInt8]) -> Recognised {
    guard input.count <= limits.inputBytes else {
      return unreadable(
        .formatTooLarge, "the input has \(input.count) bytes",
        ["bytes": .number(JSONNumber(input.count)), "maximum": .number(JSONNumber(limits.inputBytes))])
    }
    var content = input[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    while let last = content.last, Recogniser.isBlank(last) { content = content.dropLast() }
    while let first = content.first, Recogniser.isBlank(first) { content = content.dropFirst() }
    guard let first = content.first else {
      return unreadable(.formatEmpty, "the input is empty", [:])
    }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == UInt8(ascii: "\"") {
      do {
        // From the beginning, so that line and column are those of the file.
        let start = input.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let bytes = start == 0 ? input : Array(input[start...])
        return recognise(try JSON(parsing: bytes, limits: jsonLimits))
      } catch {
        return unreadable(
          .formatJSONSyntax, error.reason,
          [
            "line": .number(JSONNumber(error.location.line)),
            "column": .number(JSONNumber(error.location.column)), "reason": .string(error.reason),
          ], error.location)
      }
    }
    let shape = content.withUnsafeBufferPointer { TokenShape($0) }
    guard shape.isPrintable else {
      let kind = Recogniser.kind(of: content)
      return unreadable(
        .formatNotText, "the input is neither JSON nor a token",
        kind.map { ["looksLike": .string($0)] } ?? [:])
    }
    return recognise(String(decoding: content, as: UTF8.self), shape)
  }

  /// A text without blanks at its ends: a token, or an envelope's `data:` URL.
  func recognise(_ text: String) -> Recognised { recognise(text, TokenShape(text)) }

  private func recognise(_ text: String, _ shape: TokenShape) -> Recognised {
    if text.hasPrefix("data:") { return recognise(envelope: text) }
    if shape.hasTilde { return recognise(selective: text) }
    let looksLikeToken = shape.isToken && text.hasPrefix("ey")
    switch shape.dots {
    case 2: return recognise(compact: text, mustBeToken: looksLikeToken)
    case 4 where looksLikeToken:
      return .unreadable(
        UnreadableInput(code: .formatEncrypted, reason: "an encrypted token (JWE)"), [:])
    default:
      return looksLikeToken
        ? .broken(
          .vcJWT,
          Finding(.format, .fail, .formatHeaderUnreadable, ["parts": .number(JSONNumber(shape.dots + 1))]))
        : unreadable(.formatUnknown, "nothing that is known", [:])
    }
  }

  func recognise(_ json: JSON) -> Recognised {
    switch json {
    case .string(let text): return recognise(text)
    case .array(let elements): return .collection(elements)
    case .object(let object): return recognise(object)
    default: return unreadable(.formatUnknown, "a JSON value that is no credential", [:])
    }
  }

  private func recognise(_ object: JSONObject) -> Recognised {
    if object.contains("payload"),
      object.contains("signatures") || object.contains("signature")
        || object.contains("protected")
    {
      return recognise(serialised: object)
    }
    let types = Recogniser.types(object)
    if types.contains("EnvelopedVerifiableCredential") || types.contains("EnvelopedVerifiablePresentation") {
      guard let id = object["id"]?.string else {
        return .broken(.vcJWT, Finding(.format, .fail, .formatEnvelopeUnreadable, ["pointer": "/id"]))
      }
      return recognise(envelope: id)
    }
    if types.contains("VerifiablePresentation") { return .presentation(object) }
    if types.contains("EuropeanDigitalCredential") { return .notChecked(.europass, object) }
    let context = object["@context"]?.string ?? object["@context"]?[0]?.string
    if context == "https://w3id.org/openbadges/v2", !types.isEmpty {
      return .notChecked(.openBadges2, object)
    }
    if Credential.isOne(object) { return .credential(object) }
    return unreadable(.formatUnknown, "a JSON object that is no credential", [:])
  }

  /// RFC 7515 section 7.2. Read as the compact form of its one signature; what stands outside the protected
  /// header is not signed and is not taken.
  private func recognise(serialised object: JSONObject) -> Recognised {
    guard let payload = object["payload"]?.string else {
      return .broken(
        .vcJWT, Finding(.format, .fail, .formatPayloadUnreadable, ["pointer": "/payload"]))
    }
    // RFC 9901 section 8: looked for in every header, so that what stands in a wrong one is refused and not lost.
    let headers = [object["header"]] + (object["signatures"]?.array ?? []).map { $0["header"] }
    if headers.contains(where: { $0?["disclosures"] != nil || $0?["kb_jwt"] != nil }) {
      do { return .selective(try SDJWT(json: .object(object), limits: selectiveLimits)) } catch {
        return .broken(.sdJWTVC, Self.finding(error))
      }
    }
    let entries = object["signatures"].map { $0.array ?? [] } ?? [.object(object)]
    guard let entry = entries.first?.object, let signature = entry["signature"]?.string, !signature.isEmpty
    else { return .broken(.vcJWT, Finding(.format, .fail, .formatSignatureMissing)) }
    guard let protected = entry["protected"]?.string else {
      return .broken(.vcJWT, Finding(.format, .fail, .formatHeaderUnprotected))
    }
    let recognised = recognise(compact: "\(protected).\(payload).\(signature)", mustBeToken: true)
    guard case .token(var token) = recognised else { return recognised }
    // Both the flattened and the general members at once are two answers to one question.
    if object.contains("signatures"), object.contains("signature") || object.contains("protected") {
      token.findings.append(Finding(.format, .fail, .formatTwoCredentials, ["pointer": "/signatures"]))
    }
    if let outside = entry["header"]?.object, !outside.isEmpty {
      token.findings.append(
        Finding(
          .format, .fail, .formatHeaderUnprotected, ["names": .array(outside.names.map { .string($0) })]))
    }
    token.hasOtherSignatures = entries.count > 1
    return .token(token)
  }

  /// VCDM 2.0 section 4.13: `data:application/vc+jwt,eyJ…`.
  private func recognise(envelope url: String) -> Recognised {
    func broken() -> Recognised { .broken(.vcJWT, Finding(.format, .fail, .formatEnvelopeUnreadable)) }
    guard url.hasPrefix("data:"), let comma = url.firstIndex(of: ",") else { return broken() }
    let type = url[..<comma].dropFirst("data:".count).lowercased()
    let content = String(url[url.index(after: comma)...])
    guard let essence = type.split(separator: ";", omittingEmptySubsequences: false).first,
      [
        "application/vc+jwt", "application/vp+jwt", "application/vc+ld+jwt", "application/vp+ld+jwt",
        "application/vc-ld+jwt", "application/vp-ld+jwt", "application/jwt", "application/vc+sd-jwt",
        "application/dc+sd-jwt", "application/vp+sd-jwt",
      ].contains(String(essence))
    else { return broken() }
    var token = content
    if type.hasSuffix(";base64") {
      guard let bytes = try? Base64.decode(content) else { return broken() }
      token = String(decoding: bytes, as: UTF8.self)
    }
    // An envelope holds one token, never another envelope.
    if token.hasPrefix("data:") { return broken() }
    let recognised = recognise(token)
    if case .unreadable = recognised { return broken() }
    return recognised
  }

  private func recognise(compact text: String, mustBeToken: Bool) -> Recognised {
    do {
      return .token(SignedToken(jws: try CompactJWS(parsing: text, maximumHeaderBytes: limits.headerBytes)))
    } catch {
      // A text with two dots is a token when it begins like one, or when its header could be read.
      let isToken = mustBeToken || error.isBehindHeader
      guard isToken else { return unreadable(.formatUnknown, "nothing that is known", [:]) }
      return .broken(
        .vcJWT, Finding(.format, .fail, FindingCode(reading: error), ["reason": .string(error.reason)]))
    }
  }

  /// An SD-JWT: the issuer's token, disclosures, and perhaps the holder's proof.
  private func recognise(selective text: String) -> Recognised {
    do { return .selective(try SDJWT(parsing: text, limits: selectiveLimits)) } catch {
      // A text with a tilde in it is one when it begins with a token.
      let first = text.prefix { $0 != "~" }
      guard (try? CompactJWS(parsing: String(first), maximumHeaderBytes: limits.headerBytes)) != nil else {
        return unreadable(.formatUnknown, "nothing that is known", [:])
      }
      return .broken(.sdJWTVC, Self.finding(error))
    }
  }

  private static func finding(_ error: SDJWTError) -> Finding {
    let code: FindingCode =
      switch error.code {
      case .disclosureMalformed, .forbiddenName: .formatDisclosureMalformed
      case .tooLarge: .formatTooLarge
      default: .formatHeaderUnreadable
      }
    return Finding(.format, .fail, code, ["reason": .string(error.reason)])
  }

  private var selectiveLimits: SDJWT.Limits {
    SDJWT.Limits(bytes: min(limits.inputBytes, 1 << 20), disclosures: 1000, depth: 64)
  }

  private var jsonLimits: JSONLimits { JSONLimits(maximumBytes: limits.inputBytes) }

  private func unreadable(
    _ code: FindingCode, _ reason: String, _ detail: JSONObject, _ location: JSONLocation? = nil
  ) -> Recognised {
    .unreadable(UnreadableInput(code: code, reason: reason, location: location), detail)
  }

  static func types(_ object: JSONObject) -> [String] {
    switch object["type"] ?? object["@type"] {
    case .string(let type)?: [type]
    case .array(let types)?: types.compactMap(\.string)
    default: []
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// What else people drop on a verifier, by its first bytes, to say so.
  private static func kind(of content: ArraySlice<UInt8>) -> String? {
    let kinds: [(String, [UInt8])] = [
      ("PDF", Array("%PDF".utf8)), ("PNG", [0x89, 0x50, 0x4E, 0x47]), ("JPEG", [0xFF, 0xD8, 0xFF]),
      ("ZIP", [0x50, 0x4B, 0x03, 0x04]), ("XML", Array("<".utf8)),
    ]
    return kinds.first { content.starts(with: $0.1) }?.0
  }
}

extension JOSEError {
  /// Whether the header could be read as JSON before this error came up.
  fileprivate var isBehindHeader: Bool {
    switch code {
    case .parts, .headerTooLong, .headerSyntax: false
    case .base64url: location != "header"
    default: true
    }
  }
}

extension FindingCode {
  /// Which part of a compact JWS could not be read.
  fileprivate init(reading error: JOSEError) {
    self =
      switch error.code {
      case .algorithmMissing: .formatAlgorithmMissing
      case .critical, .criticalUnknown: .formatCriticalUnknown
      case .headerTooLong: .formatHeaderTooLong
      case .signatureMissing: .formatSignatureMissing
      case .unencodedPayload: .formatUnencodedPayload
      case .base64url where error.location == "payload": .formatPayloadUnreadable
      case .base64url where error.location == "signature": .formatSignatureUnreadable
      default: .formatHeaderUnreadable
      }
  }
}
