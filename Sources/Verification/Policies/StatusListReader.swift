import Foundation
import JOSE
import JSONTree
import StatusLists

/// Fetches, verifies and decodes status lists. A list is a credential like any other: its form, its signature, its
/// issuer's key and its period are checked before a bit of it is believed.
struct StatusListReader {
  let ledger: DocumentLedger
  let cache: VerificationCache
  let limits: VerificationLimits
  let proofs: ProofPolicy

  struct Fault: Error {
    let code: FindingCode
    var detail: JSONObject = [:]
  }

  /// Answers the list at the address, whose signature is good by a key of whoever the list names as its issuer.
  ///
  /// A copy at hand that is too old by its own dates is fetched anew where that is allowed.
  func list(
    at address: String, now: Date
  ) -> Result<(list: PreparedStatusList, document: FetchedDocument), Fault> {
    let accept = "application/vc+jwt, application/vc+ld+jwt, application/jwt, application/json, */*;q=0.5"
    do throws(DocumentFailure) {
      var document = try ledger.document(address, accept: accept, maximumBytes: limits.statusListBytes)
      var prepared = prepared(document, at: address)
      if case .success(let list) = prepared, list.period.fault(fetchedAt: document.fetchedAt, now: now) != nil {
        document = try ledger.renewed(
          document, at: address, accept: accept, maximumBytes: limits.statusListBytes)
        prepared = self.prepared(document, at: address)
      }
      return prepared.map { ($0, document) }
    } catch {
      return .failure(Fault(code: .statusListUnreachable, detail: ["failure": .string(error.code.rawValue)]))
    }
  }

  private func prepared(
    _ document: FetchedDocument, at address: String
  ) -> Result<PreparedStatusList, Fault> {
    if let known = cache.statusList(address, bytes: document.bytes), known.isStillSigned(proofs.keys),
      !proofs.isCompromised(known.signedBy)
    {
      return .success(known)
    }
    do throws(Fault) {
      let prepared = try prepare(document)
      cache.remember(prepared, address)
      return .success(prepared)
    } catch {
      return .failure(error)
    }
  }

  private func prepare(_ document: FetchedDocument) throws(Fault) -> PreparedStatusList {
    guard case .token(let token) = Recogniser(limits: limits).recognise(document.bytes) else {
      throw Fault(code: .statusListUnreadable, detail: ["reason": "the list is not a signed token"])
    }
    guard case .document(let read) = TokenReader(limits: limits).read(token), !read.isPresentation else {
      throw Fault(code: .statusListUnreadable, detail: ["reason": "the token holds no credential"])
    }
    if let fault = read.findings.first {
      throw Fault(code: .statusListUnreadable, detail: ["reason": .string(fault.code.rawValue)])
    }
    let credential: BitstringStatusListCredential
    do {
      credential = try BitstringStatusListCredential(.object(read.members))
    } catch {
      throw Fault(code: .statusListUnreadable, detail: ["reason": .string(error.reason)])
    }
    guard let issuer = credential.issuer ?? read.claims.issuer else {
      throw Fault(
        code: .statusListNotAuthentic, detail: ["because": .string(FindingCode.issuerKeyNoIssuer.rawValue)])
    }
    // The signature before the list: nothing is inflated for a stranger.
    let answer = proofs.examine(token, by: issuer, for: .assertion, at: proofs.keys.clock)
    guard let key = answer.signedBy else {
      let cause = answer.key.outcome == .pass ? answer.proof : answer.key
      throw Fault(
        code: .statusListNotAuthentic,
        detail: ["issuer": .string(issuer), "because": .string(cause.code.rawValue)])
    }
    let list: BitstringStatusList
    do {
      list = try credential.list(maximumBytes: limits.statusListInflatedBytes)
    } catch {
      let code: FindingCode =
        switch error.code {
        case .listTooShort: .statusListTooShort
        case .listTooLarge: .statusListTooLarge
        default: .statusListUnreadable
        }
      throw Fault(code: code, detail: ["reason": .string(error.reason)])
    }
    let period = ValidityPolicy.Period(
      claims: read.claims, from: credential.validFrom, until: credential.validUntil)
    return PreparedStatusList(
      bytes: document.bytes, credential: credential, list: list, issuer: issuer,
      period: StatusListPeriod(
        from: period.from, until: period.until,
        timeToLive: credential.ttlMilliseconds.map { Double($0) / 1_000 }),
      signedBy: key, token: token)
  }
}
