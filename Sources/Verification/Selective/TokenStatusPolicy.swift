import Encodings
import Foundation
import JSONTree
import StatusLists

/// Check `status` of an SD-JWT VC: what does its Status List Token say (Token Status List, section 8.3)?
///
/// Only what the list says fails. Whatever keeps it from being read or believed leaves the check unknown, never passed.
struct TokenStatusPolicy {
  let lists: TokenListReader
  let knownIssuers: any KnownIssuers

  func findings(of status: JSON?, for examined: ExaminedCredential) -> [Finding] {
    // Nothing is fetched on the word of somebody who has not proven to be the issuer.
    guard examined.passes(.proof), examined.passes(.issuerKey), let issuer = examined.issuerID else {
      return [Finding(.status, .unknown, .statusNotReached)]
    }
    guard let status else { return [Finding(.status, .pass, .statusNone)] }
    let reference: TokenStatusReference
    do {
      guard let found = try TokenStatusReference(status) else {
        return [
          Finding(
            .status, .unknown, .statusFormUnknown,
            ["pointer": "/status", "type": .string(status.object?.names.joined(separator: ", ") ?? "")])
        ]
      }
      reference = found
    } catch {
      return [
        Finding(
          .status, .unknown, .statusEntryMalformed,
          ["pointer": .string(error.pointer ?? "/status"), "reason": .string(error.reason)])
      ]
    }
    var detail: JSONObject = [
      "list": .string(reference.address), "index": .number(JSONNumber(reference.index)),
    ]
    do throws(StatusListReader.Fault) {
      let (list, document) = try lists.list(at: reference.address, by: issuer, now: examined.clock).get()
      detail.appendList(dated: list.period.from, from: document, at: examined.clock)
      return try judge(reference, list, document, examined, issuer, detail)
    } catch {
      for (name, value) in error.detail { detail.append(name, value) }
      return [Finding(.status, .unknown, error.code, detail)]
    }
  }

  private func judge(
    _ reference: TokenStatusReference, _ list: PreparedTokenList, _ document: FetchedDocument,
    _ examined: ExaminedCredential, _ issuer: String, _ detail: JSONObject
  ) throws(StatusListReader.Fault) -> [Finding] {
    // Another list served in its place would answer for other credentials.
    guard list.token.subject.isIdentical(to: reference.address) else {
      throw StatusListReader.Fault(code: .statusListMisplaced, detail: ["found": .string(list.token.subject)])
    }
    let value: UInt8
    do { value = try list.token.list.value(at: reference.index) } catch {
      throw StatusListReader.Fault(code: .statusIndexOutOfRange, detail: ["reason": .string(error.reason)])
    }
    let status = TokenStatus(value)
    // A revocation counts even in a list that is late: it is never taken back.
    if status == .invalid { return [Finding(.status, .fail, .statusRevoked, detail)] }
    let canRenew = lists.ledger.canRenew(document)
    if let fault = list.period.fault(fetchedAt: document.fetchedAt, now: examined.clock, canRenew: canRenew) {
      throw StatusListReader.Fault(code: fault)
    }
    switch status {
    case .suspended: return [Finding(.status, .fail, .statusSuspended, detail)]
    case .other(let value):
      var detail = detail
      detail.append("value", .number(JSONNumber(Int(value))))
      // What is not understood is not taken for valid.
      return [Finding(.status, .fail, .statusValueUnknown, detail)]
    case .valid, .invalid: break
    }
    guard list.issuer.isIdentical(to: issuer) else {
      var detail = detail
      detail.append("listIssuer", .string(list.issuer))
      guard let known = knownIssuers.issuer(list.issuer) else {
        return [Finding(.status, .unknown, .statusListOtherIssuer, detail)]
      }
      detail.append("listIssuerName", .string(known.name))
      return [
        Finding(.status, .warning, .statusListOtherKnownIssuer, detail), Finding(.status, .pass, .statusGood, detail),
      ]
    }
    return [Finding(.status, .pass, .statusGood, detail)]
  }
}
