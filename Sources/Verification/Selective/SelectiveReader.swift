import JSONTree
import SDJWT

/// An SD-JWT VC with its wrapping taken off (SD-JWT VC, section 3), before anything is judged.
struct SelectiveDocument {
  let sdJWT: SDJWT
  /// As signed, digests and all.
  let payload: JSONObject
  /// What is disclosed; the open claims alone where the disclosures do not hold.
  let claims: JSONObject
  let registered: RegisteredClaims
  /// Findings of the check `format`, failures only.
  let formatFindings: [Finding]
  /// What is wrong with the disclosures: a failure of the check `proof`.
  let disclosureFinding: Finding?
}

/// Reads an SD-JWT VC.
struct SelectiveReader {
  /// Claims that must stand open (SD-JWT VC, section 3.2.2.2).
  private static let open = ["iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "status"]

  func read(_ sdJWT: SDJWT) -> Result<SelectiveDocument, Failure> {
    let payload: JSONObject
    do { payload = try sdJWT.payload() } catch {
      return .failure(
        Failure(finding: Finding(.format, .fail, .formatPayloadUnreadable, ["reason": .string(error.reason)])))
    }
    var findings: [Finding] = []
    let type = sdJWT.token.header.type
    if TokenType(sdJWT.token.header) != .selective {
      findings.append(
        Finding(.format, .fail, .formatTypeUnexpected, ["typ": .string(type ?? "")]))
    }
    let registered = RegisteredClaims(payload, &findings)
    for name in ["iss", "vct"] where payload[name] == nil {
      // An issuer that only a certificate names is not found through any claim.
      findings.append(Finding(.format, .fail, .formatClaimMissing, ["claim": .string(name)]))
    }
    if let type = payload["vct"], type.string?.isEmpty != false {
      findings.append(
        Finding(.format, .fail, .formatClaimMalformed, ["claim": "vct", "expected": "a name of a type"]))
    }
    var claims = payload
    var fault: Finding?
    do { claims = try sdJWT.claims(of: payload) } catch {
      fault = Finding(.proof, .fail, FindingCode(disclosing: error), ["reason": .string(error.reason)])
    }
    for name in Self.open where claims.contains(name) && !payload.contains(name) {
      findings.append(Finding(.format, .fail, .formatClaimConcealed, ["claim": .string(name)]))
    }
    return .success(
      SelectiveDocument(
        sdJWT: sdJWT, payload: payload, claims: claims, registered: registered, formatFindings: findings,
        disclosureFinding: fault))
  }

  struct Failure: Error {
    let finding: Finding
  }
}

extension FindingCode {
  /// Which rule of RFC 9901, section 7.1, the disclosures break.
  init(disclosing error: SDJWTError) {
    self =
      switch error.code {
      case .digestTwice: .proofDigestTwice
      case .unreferenced: .proofDisclosureUnreferenced
      case .overwriting: .proofDisclosureOverwriting
      case .wrongKind: .proofDisclosureWrongKind
      case .forbiddenName: .proofDisclosureName
      case .hash: .proofHashUnknown
      default: .proofDigestMalformed
      }
  }
}
