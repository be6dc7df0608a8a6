import Awarding
import Encodings
import JSONTree
import Register
import Storage
import Synchronization

/// On which days the register lets an organisation award what a definition says that it is: the rule of dates for the
/// awards of one run. Each day is looked up once.
///
/// Regular while the entry is registered; late, or by proof that the person entered in time, after its end; refused once
/// it may no longer be awarded, or where somebody else awards it. Where the register does not tell, the body must be
/// able to: that is a notice, never a refusal.
public final class AwardDays: Sendable {
  public enum Ruling: Sendable, Equatable {
    case regular
    /// The award may be made, and this is to be minded.
    case minded(CheckRegisterClaim.Finding)
    case refused(CheckRegisterClaim.Finding)
  }

  public let code: RegisterCode
  /// The day of the export that is asked.
  public let export: CalendarDate
  private let siret: SIRET
  private let check: CheckRegisterClaim
  private let ruled = Mutex<[CalendarDate: Ruling]>([:])

  /// nil where the definition does not say that it is an entry of the registers.
  /// - Throws: ``IssuanceError`` `register.empty` where the register is not held, `register.organisation-without-siret`;
  ///   what the register throws.
  public init?(_ definition: Definition, by organisation: Organisation, register: any RegisterLookup) throws {
    guard let code = definition.register else { return nil }
    guard let siret = organisation.siret else {
      throw IssuanceError(.organisationWithoutSIRET, "the organisation has no SIRET: the register cannot name it")
    }
    guard let export = try register.newestExport(of: code.fiche.kind) else {
      throw IssuanceError(.registerNotHeld, "\(code.text) can be awarded only where the official register is at hand")
    }
    self.code = code
    self.export = export
    self.siret = siret
    check = CheckRegisterClaim(register: register)
  }

  /// What the journal keeps of it: the entry, and the day of the export that was asked.
  public var evidence: JSON { ["code": .string(code.text), "export": .string(export.iso)] }

  public func ruling(on day: CalendarDate) throws -> Ruling {
    if let known = ruled.withLock({ $0[day] }) { return known }
    guard let findings = try check.rights(to: code, of: siret, on: day) else {
      throw IssuanceError(.registerNotHeld, "\(code.text) can be awarded only where the official register is at hand")
    }
    let ruling: Ruling =
      if let no = findings.first(where: { !$0.isNotice && !$0.isOpen }) {
        .refused(no)
      } else if let first = findings.first {
        .minded(first)
      } else {
        .regular
      }
    ruled.withLock { $0[day] = ruling }
    return ruling
  }
}
