import Credentials
import Encodings
import Foundation
import JSONTree
import StatusLists

/// Check `status`: is the credential revoked or suspended, by its issuer's status lists as they are now?
///
/// Only a set bit fails. Whatever keeps a list from being read or believed leaves the check unknown, never passed.
struct StatusPolicy {
  let lists: StatusListReader
  let knownIssuers: any KnownIssuers

  func findings(for examined: ExaminedCredential) -> [Finding] {
    guard let credential = examined.credential else {
      return [Finding(.status, .unknown, .statusNotReached)]
    }
    // Nothing is fetched on the word of somebody who has not proven to be the issuer.
    guard examined.passes(.proof), examined.passes(.issuerKey) else {
      return [Finding(.status, .unknown, .statusNotReached)]
    }
    guard examined.members.contains("credentialStatus") else {
      return [Finding(.status, .pass, .statusNone)]
    }
    guard !credential.statuses.isEmpty else {
      return [
        Finding(
          .status, .unknown, .statusEntryMalformed,
          ["pointer": "/credentialStatus", "reason": "it is no object"])
      ]
    }
    var findings: [Finding] = []
    for (index, reference) in credential.statuses.prefix(lists.limits.statusEntries).enumerated() {
      let pointer = credential.statuses.count == 1 ? "/credentialStatus" : "/credentialStatus/\(index)"
      findings += self.findings(of: reference, at: pointer, examined, credential)
    }
    if credential.statuses.count > lists.limits.statusEntries {
      findings.append(
        Finding(
          .status, .unknown, .statusTooManyEntries,
          ["count": .number(JSONNumber(credential.statuses.count))]))
    }
    return findings
  }

  private func findings(
    of reference: StatusReference, at pointer: String, _ examined: ExaminedCredential,
    _ credential: Credential
  ) -> [Finding] {
    let json = JSON.object(reference.members)
    guard StatusListKind.ofEntry(json) != nil else {
      return [
        Finding(
          .status, .unknown, .statusFormUnknown,
          ["pointer": .string(pointer), "type": .string(reference.type)])
      ]
    }
    let entry: BitstringStatusListEntry
    do {
      entry = try BitstringStatusListEntry(json)
    } catch {
      return [
        Finding(
          .status, .unknown,
          error.code == .indexOutOfRange ? .statusIndexOutOfRange : .statusEntryMalformed,
          ["pointer": .string(pointer + (error.pointer ?? "")), "reason": .string(error.reason)])
      ]
    }
    var detail: JSONObject = [
      "purpose": .string(entry.purpose.rawValue), "list": .string(entry.listURL),
      "index": .number(JSONNumber(entry.index)),
    ]
    do throws(StatusListReader.Fault) {
      let (prepared, document) = try lists.list(at: entry.listURL, now: examined.clock).get()
      detail.appendList(dated: prepared.period.from, from: document, at: examined.clock)
      return try judge(entry, prepared, document, credential, examined.clock, detail)
    } catch {
      for (name, value) in error.detail { detail.append(name, value) }
      return [Finding(.status, .unknown, error.code, detail)]
    }
  }

  private func judge(
    _ entry: BitstringStatusListEntry, _ prepared: PreparedStatusList, _ document: FetchedDocument,
    _ credential: Credential, _ now: Date, _ detail: JSONObject
  ) throws(StatusListReader.Fault) -> [Finding] {
    // Bitstring Status List 1.0: the list's id is the address that the entry names. Another list of the same
    // issuer, served in its place, would answer for other credentials.
    if let id = prepared.credential.id, !id.isIdentical(to: entry.listURL) {
      throw StatusListReader.Fault(code: .statusListMisplaced, detail: ["found": .string(id)])
    }
    let value: StatusReading
    do {
      value = try prepared.credential.reading(of: entry, in: prepared.list)
    } catch {
      let code: FindingCode =
        switch error.code {
        case .purposeMismatch: .statusWrongPurpose
        case .indexOutOfRange: .statusIndexOutOfRange
        case .listTooShort: .statusListTooShort
        default: .statusListUnreadable
        }
      throw StatusListReader.Fault(code: code, detail: ["reason": .string(error.reason)])
    }
    // A set bit counts even in a list that is late or another's: an old revocation is a revocation.
    if value.isSet, entry.purpose == .revocation {
      return [Finding(.status, .fail, .statusRevoked, detail)]
    }
    let canRenew = lists.ledger.canRenew(document)
    if let fault = prepared.period.fault(fetchedAt: document.fetchedAt, now: now, canRenew: canRenew) {
      throw StatusListReader.Fault(code: fault)
    }
    if value.isSet, entry.purpose == .suspension {
      return [Finding(.status, .fail, .statusSuspended, detail)]
    }
    var findings: [Finding] = []
    if !prepared.issuer.isIdentical(to: credential.issuer.id) {
      var detail = detail
      detail.append("listIssuer", .string(prepared.issuer))
      guard let known = knownIssuers.issuer(prepared.issuer) else {
        return [Finding(.status, .unknown, .statusListOtherIssuer, detail)]
      }
      detail.append("listIssuerName", .string(known.name))
      findings.append(Finding(.status, .warning, .statusListOtherKnownIssuer, detail))
    }
    if prepared.period.isOld(fetchedAt: document.fetchedAt, now: now) {
      findings.append(Finding(.status, .warning, .statusListOld, detail))
    }
    return findings + [meaning(of: entry, value, detail)]
  }

  private func meaning(
    of entry: BitstringStatusListEntry, _ value: StatusReading, _ detail: JSONObject
  ) -> Finding {
    switch entry.purpose {
    case .revocation, .suspension: return Finding(.status, .pass, .statusGood, detail)
    case .refresh:
      return value.isSet
        ? Finding(.status, .warning, .statusRefreshAvailable, detail)
        : Finding(.status, .pass, .statusGood, detail)
    case .message:
      var detail = detail
      detail.append("value", .number(JSONNumber(value.value)))
      detail.append("text", .string(value.message ?? ""))
      return Finding(.status, value.isSet ? .warning : .pass, .statusMessage, detail)
    default:
      return value.isSet
        ? Finding(.status, .warning, .statusOtherPurposeSet, detail)
        : Finding(.status, .pass, .statusGood, detail)
    }
  }
}
