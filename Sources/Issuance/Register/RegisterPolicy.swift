import Encodings
import Foundation
import JSONTree
import Register
import Storage
import Verification

/// Check `register`: does the official register name the issuer as a body that may award this, on the day of the award?
///
/// Only `registerCode` is a claim; an alignment says what the micro-credential resembles. Who the issuer is counts on the
/// operator's word alone: a SIRET in the credential proves nothing.
public struct RegisterPolicy: Policy {
  public let check = Check.register
  private let register: any RegisterLookup
  /// The SIRET of an issuer, where somebody who is trusted tells it.
  private let siret: @Sendable (_ issuer: String) -> SIRET?

  public init(register: any RegisterLookup, siret: @escaping @Sendable (_ issuer: String) -> SIRET?) {
    self.register = register
    self.siret = siret
  }

  public func findings(for credential: ExaminedCredential) -> [Finding] { [finding(for: credential)] }

  private func finding(for credential: ExaminedCredential) -> Finding {
    guard let claim = Self.claim(of: credential.members) else {
      return Finding(.register, .notApplicable, .registerNoClaim)
    }
    var detail: JSONObject = ["code": .string(claim)]
    guard let code = try? RegisterCode(claim) else { return Finding(.register, .fail, .registerCodeUnknown, detail) }
    detail["code"] = .string(code.text)
    guard credential.passes(.issuerKey) else { return Finding(.register, .unknown, .registerNotReached, detail) }
    guard let issuer = credential.issuerID, let siret = siret(issuer) else {
      return Finding(.register, .unknown, .registerIssuerNotIdentified, detail)
    }
    detail.append("siret", .string(siret.text))
    guard let awardedOn = credential.awardedOn, let day = try? CalendarDate(iso: awardedOn) else {
      return Finding(.register, .unknown, .registerDayNotTold, detail)
    }
    detail.append("day", .string(day.iso))
    do {
      guard let export = try register.newestExport(of: code.fiche.kind) else {
        return Finding(.register, .unknown, .registerNotHeld, detail)
      }
      detail.append("export", .string(export.iso))
      guard let statement = try register.statement(of: code.fiche, at: day) else {
        // Only a whole export tells what was not registered by its day.
        let isTold = try register.newestWholeExport(of: code.fiche.kind).map { day <= $0 } ?? false
        return Finding(.register, isTold ? .fail : .unknown, isTold ? .registerCodeUnknown : .registerNotTold, detail)
      }
      return judged(statement, code, siret, day, detail)
    } catch {
      return Finding(.register, .unknown, .registerNotHeld, detail)
    }
  }

  private func judged(
    _ statement: RegisterStatement, _ code: RegisterCode, _ siret: SIRET, _ day: CalendarDate, _ detail: JSONObject
  ) -> Finding {
    var detail = detail
    detail.append("title", .string(statement.record.facts.title))
    if !statement.corrections.isEmpty { detail.append("corrected", .bool(true)) }
    if code.kind == .block, statement.record.facts.blockIndex(of: code) == nil {
      // A block whose code cannot be read may be the one.
      let isTold = statement.record.facts.lacksBlock(code)
      return Finding(.register, isTold ? .fail : .unknown, isTold ? .registerCodeUnknown : .registerNotTold, detail)
    }
    switch statement.entitlement(of: siret, to: .award, at: day) {
    case .certifyingBody(let body): detail.append("body", .string(body.name))
    case .partner, .no: return Finding(.register, .fail, .registerNotEntitled, detail)
    case .notKnown: return Finding(.register, .unknown, .registerNotTold, detail)
    }
    switch statement.timing(ofAwardOn: day) {
    case .regular: return Finding(.register, .pass, .registerEntitled, detail)
    case .lateButRegular(let until):
      detail.append("until", .string(until.iso))
      return Finding(.register, .pass, .registerEntitledLate, detail)
    case .proofToBeKept(let ended):
      if let ended { detail.append("ended", .string(ended.iso)) }
      return Finding(.register, .warning, .registerProofNeeded, detail)
    case .over(let since):
      detail.append("ended", .string(since.iso))
      return Finding(.register, .fail, .registerOver, detail)
    case .notYet(let start):
      detail.append("from", .string(start.iso))
      return Finding(.register, .fail, .registerNotYet, detail)
    case .notKnown: return Finding(.register, .unknown, .registerNotTold, detail)
    }
  }

  /// The code that the micro-credential claims to be, in either form.
  private static func claim(of members: JSONObject) -> String? {
    let badge = members["credentialSubject"]?["achievement"]?["microCredential"]?["registerCode"]?.string
    return badge ?? members["micro_credential"]?["registerCode"]?.string
  }
}
