import Foundation
import JOSE
import JSONTree
import StatusLists

/// Fetches, verifies and decodes Status List Tokens (Token Status List, section 8.3): type, signature, subject and
/// period are checked before an entry is believed.
struct TokenListReader {
  let ledger: DocumentLedger
  let cache: VerificationCache
  let limits: VerificationLimits
  let proofs: ProofPolicy

  typealias Fault = StatusListReader.Fault

  /// Answers the list at the address, whose signature is good by a key of whoever it names, or of `issuer` where it
  /// names nobody.
  func list(
    at address: String, by issuer: String, now: Date
  ) -> Result<(list: PreparedTokenList, document: FetchedDocument), Fault> {
    let accept = "application/statuslist+jwt"
    do throws(DocumentFailure) {
      var document = try ledger.document(address, accept: accept, maximumBytes: limits.statusListBytes)
      var prepared = prepared(document, at: address, by: issuer)
      if case .success(let list) = prepared, list.period.fault(fetchedAt: document.fetchedAt, now: now) != nil {
        document = try ledger.renewed(document, at: address, accept: accept, maximumBytes: limits.statusListBytes)
        prepared = self.prepared(document, at: address, by: issuer)
      }
      return prepared.map { ($0, document) }
    } catch {
      return .failure(Fault(code: .statusListUnreachable, detail: ["failure": .string(error.code.rawValue)]))
    }
  }

  private func prepared(
    _ document: FetchedDocument, at address: String, by issuer: String
  ) -> Result<PreparedTokenList, Fault> {
    if let known = cache.tokenList(address, bytes: document.bytes), known.isStillSigned(proofs.keys),
      !proofs.isCompromised(known.signedBy)
    {
      return .success(known)
    }
    do throws(Fault) {
      let prepared = try prepare(document, by: issuer)
      cache.remember(prepared, address)
      return .success(prepared)
    } catch {
      return .failure(error)
    }
  }

  private func prepare(_ document: FetchedDocument, by issuer: String) throws(Fault) -> PreparedTokenList {
    var text = String(decoding: document.bytes, as: UTF8.self)
    while text.last?.isWhitespace == true { text.removeLast() }
    guard let jws = try? CompactJWS(parsing: text, maximumHeaderBytes: limits.headerBytes),
      jws.header.isType("statuslist+jwt")
    else { throw Fault(code: .statusListUnreadable, detail: ["reason": "the list is no Status List Token"]) }
    let limit = JSONLimits(maximumBytes: limits.statusListBytes)
    guard let claims = try? JSON(parsing: jws.payload, limits: limit) else {
      throw Fault(code: .statusListUnreadable, detail: ["reason": "the token's payload is no JSON"])
    }
    let signer = claims["iss"]?.string ?? issuer
    // The signature before the list: nothing is inflated for a stranger.
    let answer = proofs.examine(
      SignedToken(jws: jws), by: signer, for: .assertion, at: proofs.keys.clock, byIssuerMetadata: true)
    guard let key = answer.signedBy else {
      let cause = answer.key.outcome == .pass ? answer.proof : answer.key
      throw Fault(
        code: .statusListNotAuthentic,
        detail: ["issuer": .string(signer), "because": .string(cause.code.rawValue)])
    }
    let token: StatusListToken
    do { token = try StatusListToken(claims, maximumBytes: limits.statusListInflatedBytes) } catch {
      throw Fault(
        code: error.code == .listTooLarge ? .statusListTooLarge : .statusListUnreadable,
        detail: ["reason": .string(error.reason)])
    }
    return PreparedTokenList(
      bytes: document.bytes, token: token, issuer: signer,
      period: StatusListPeriod(
        from: Date(timeIntervalSince1970: token.issuedAt),
        until: token.expires.map { Date(timeIntervalSince1970: $0) }, timeToLive: token.timeToLive),
      signedBy: key, header: jws.header)
  }
}
