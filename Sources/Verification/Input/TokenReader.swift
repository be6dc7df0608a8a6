import Credentials
import Encodings
import Foundation
import JOSE
import JSONTree

/// Takes a credential or presentation out of a JWT, by the three ways that are in use: the payload is the
/// credential (VC-JOSE-COSE), the same with registered members that repeat it (Open Badges 3.0), or a `vc` claim
/// that the registered members complete (VCDM 1.1 section 6.3.1).
struct TokenReader {
  let limits: VerificationLimits

  enum Answer {
    case document(ReadDocument)
    /// An SD-JWT whose tildes were left out.
    case selective
    case broken(CredentialFormat, [Finding])
  }

  func read(_ token: SignedToken) -> Answer {
    var findings = token.findings
    let payload: JSONObject
    do {
      let json = try JSON(parsing: token.jws.payload, limits: JSONLimits(maximumBytes: limits.inputBytes))
      guard let object = json.object else {
        return .broken(.vcJWT, findings + [Finding(.format, .fail, .formatNotACredential)])
      }
      payload = object
    } catch {
      let detail: JSONObject = [
        "line": .number(JSONNumber(error.location.line)),
        "column": .number(JSONNumber(error.location.column)),
        "reason": .string(error.reason),
      ]
      return .broken(.vcJWT, findings + [Finding(.format, .fail, .formatPayloadUnreadable, detail)])
    }
    let type = TokenType(token.jws.header)
    if type == .other, let name = token.jws.header.type {
      findings.append(Finding(.format, .fail, .formatTypeUnexpected, ["typ": .string(name)]))
    }
    // `typ: vc+sd-jwt` has been used for two forms: told apart by content.
    if payload.contains("vct"), !payload.contains("@context") { return .selective }

    let claims = RegisteredClaims(payload, &findings)
    let inner = payload["vc"]?.object ?? payload["vp"]?.object
    let isOuter = payload.contains("@context")
    // Two documents under one signature are two answers to one question.
    if inner != nil, isOuter || payload.contains("vc") && payload.contains("vp") {
      findings.append(
        Finding(
          .format, .fail, .formatTwoCredentials, ["pointer": payload.contains("vc") ? "/vc" : "/vp"]))
    }
    var document: ReadDocument
    if let inner, !isOuter {
      document = ReadDocument(
        format: .vcJWT, isPresentation: !payload.contains("vc"), members: inner, claims: claims)
      complete(&document)
    } else {
      document = ReadDocument(format: .vcJWT, isPresentation: false, members: payload, claims: claims)
      let types = Recogniser.types(payload)
      document.isPresentation = types.contains("VerifiablePresentation")
      guard document.isPresentation || Credential.isOne(payload) else {
        return .broken(.vcJWT, findings + [Finding(.format, .fail, .formatNotACredential)])
      }
      document.needsRegisteredClaims =
        type == .general && types.contains { OpenBadgeCredential.types.contains($0) }
    }
    if document.isPresentation { document.format = .vpJWT }
    document.token = token
    document.findings = findings
    compare(&document)
    return .document(document)
  }

  /// VCDM 1.1 section 6.3.1, "JWT decoding": members that stand in the JWT alone become the credential's.
  private func complete(_ document: inout ReadDocument) {
    let claims = document.claims
    func fill(_ name: String, _ value: String?) {
      if let value, !document.members.contains(name) { document.members.append(name, .string(value)) }
    }
    func fill(_ name: String, _ seconds: Double?) {
      fill(name, seconds.map { RFC3339.string(Date(timeIntervalSince1970: $0)) })
    }
    if document.isPresentation {
      // Wallets draw `jti` at random and name themselves as they like: only what can be an identifier becomes one.
      fill("id", claims.id.flatMap { URLText.isURL($0) ? $0 : nil })
      fill("holder", claims.issuer.flatMap { URLText.isURL($0) ? $0 : nil })
      return
    }
    fill("id", claims.id)
    if let issuer = claims.issuer {
      if case .object(var profile)? = document.members["issuer"], !profile.contains("id") {
        profile.append("id", .string(issuer))
        document.members["issuer"] = .object(profile)
      } else {
        fill("issuer", issuer)
      }
    }
    let isOlder = DataModel(contextOf: document.members) != .v2
    fill(isOlder ? "issuanceDate" : "validFrom", claims.notBefore)
    fill(isOlder ? "expirationDate" : "validUntil", claims.expires)
    if let subject = claims.subject, case .object(var members)? = document.members["credentialSubject"],
      !members.contains("id")
    {
      members.append("id", .string(subject))
      document.members["credentialSubject"] = .object(members)
    }
  }

  /// Where a registered member stands beside a member of the credential they must agree; an Open Badge in its own
  /// form must have them (Open Badges 3.0 section 8.2.4.1).
  private func compare(_ document: inout ReadDocument) {
    let claims = document.claims
    let members = document.members
    var findings: [Finding] = []
    func compare(_ claim: String, _ value: String?, _ pointer: String, _ own: JSON?, isRequired: Bool = true) {
      guard let value else {
        if document.needsRegisteredClaims, isRequired, !payloadHas(claim) {
          findings.append(Finding(.format, .fail, .formatClaimMissing, ["claim": .string(claim)]))
        }
        return
      }
      guard let own else { return }
      if own.string?.isIdentical(to: value) != true { findings.append(mismatch(claim, pointer)) }
    }
    func compare(_ claim: String, _ value: Double?, _ names: [String], isRequired: Bool) {
      guard let value else {
        if document.needsRegisteredClaims, isRequired, !payloadHas(claim) {
          findings.append(Finding(.format, .fail, .formatClaimMissing, ["claim": .string(claim)]))
        }
        return
      }
      for name in names {
        guard let text = members[name]?.string, let date = RFC3339.parse(text) else { continue }
        // NumericDate is whole seconds in practice: a fraction in the credential's own date is cut.
        if abs(date.timeIntervalSince1970 - value) >= 1 { findings.append(mismatch(claim, "/\(name)")) }
        return
      }
    }
    // A claim of the wrong type has its own finding already.
    func payloadHas(_ claim: String) -> Bool { members.contains(claim) }
    func mismatch(_ claim: String, _ pointer: String) -> Finding {
      Finding(.format, .fail, .formatClaimMismatch, ["claim": .string(claim), "pointer": .string(pointer)])
    }

    if document.isPresentation {
      let holder = members["holder"]
      compare("iss", claims.issuer, "/holder", holder?["id"] ?? holder, isRequired: false)
      compare("jti", claims.id, "/id", members["id"], isRequired: false)
    } else {
      let issuer = members["issuer"]
      compare("iss", claims.issuer, "/issuer", issuer?["id"] ?? issuer)
      compare("jti", claims.id, "/id", members["id"])
      let subject = members["credentialSubject"]
      let subjects = subject?.array ?? subject.map { [$0] } ?? []
      let own = subjects.count == 1 ? subjects[0]["id"] : nil
      compare("sub", claims.subject, "/credentialSubject/id", own, isRequired: own != nil)
      compare("nbf", claims.notBefore, ["validFrom", "issuanceDate"], isRequired: true)
      compare(
        "exp", claims.expires, ["validUntil", "expirationDate"],
        isRequired: members.contains("validUntil") || members.contains("expirationDate"))
    }
    document.findings += findings
  }
}
