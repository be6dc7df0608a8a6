import Awarding
import Encodings
import Register
import Storage

/// Whether a definition may say that it *is* an entry of the official registers: only where they entitle the organisation
/// to award it on that day, under its exact title, and without a level that they do not give.
public struct CheckRegisterClaim: Sendable {
  /// What stands against it, or has to be minded.
  public struct Finding: Sendable, Hashable {
    public enum Code: String, Sendable, CaseIterable {
      case organisationWithoutSIRET = "register.organisation-without-siret"
      case codeUnknown = "register.code-unknown"
      case notEntitled = "register.not-entitled"
      case notTold = "register.not-told"
      /// The exports that are held do not have that code, and are older than the day.
      case notHeldYet = "register.not-held-yet"
      case over = "register.over"
      case notYet = "register.not-yet"
      case titleDiffers = "register.title-differs"
      case levelOfBlock = "register.level-of-block"
      case levelDiffers = "register.level-differs"
      /// A notice: those who entered in time may still be awarded it.
      case late = "register.late"
      /// A notice: who entered in time must be proven.
      case proofNeeded = "register.proof-needed"
    }

    public let code: Code
    /// What the register says instead, where it says something.
    public let official: String

    /// A notice does not stand in the way.
    public var isNotice: Bool { code == .late || code == .proofNeeded }
    /// The register does not tell: neither yes nor no.
    public var isOpen: Bool { code == .notTold || code == .notHeldYet }
  }

  let register: any RegisterLookup

  public init(register: any RegisterLookup) { self.register = register }

  /// Empty where nothing is claimed or all is well; nil where the register of that code is not held.
  public func callAsFunction(
    _ definition: Definition, by organisation: Organisation, at day: CalendarDate
  ) throws -> [Finding]? {
    guard let code = definition.register else { return [] }
    guard let siret = organisation.siret else { return [Finding(code: .organisationWithoutSIRET, official: "")] }
    guard let entry = try entry(code, at: day) else { return nil }
    guard let (statement, title) = entry.found else { return [entry.otherwise] }
    var findings = Self.findings(statement, awardedBy: siret, on: day)
    if definition.title.fr.map(Self.plain) != Self.plain(title) {
      findings.append(Finding(code: .titleDiffers, official: title))
    }
    findings += levels(definition.level, code, statement.record.facts)
    return findings
  }

  /// Whether that body could award that entry on that day, whatever the wording of a definition; nil where the register
  /// of that code is not held.
  func rights(to code: RegisterCode, of siret: SIRET, on day: CalendarDate) throws -> [Finding]? {
    guard let entry = try entry(code, at: day) else { return nil }
    guard let (statement, _) = entry.found else { return [entry.otherwise] }
    return Self.findings(statement, awardedBy: siret, on: day)
  }

  /// The record and the exact title of what the code names; else why there is none. nil where the register is not held.
  private func entry(
    _ code: RegisterCode, at day: CalendarDate
  ) throws -> (found: (RegisterStatement, title: String)?, otherwise: Finding)? {
    let kind = code.fiche.kind
    guard try register.newestExport(of: kind) != nil else { return nil }
    let newest = try register.newestExport(of: kind)?.iso ?? ""
    guard let statement = try register.statement(of: code.fiche, at: day) else {
      // A part tells nothing of what it lacks, nor does an export of the days after it.
      let isTold = try register.newestWholeExport(of: kind).map { day <= $0 } ?? false
      return (nil, Finding(code: isTold ? .codeUnknown : .notHeldYet, official: isTold ? "" : newest))
    }
    let facts = statement.record.facts
    let codes = facts.blocks.map(\.writtenCode).joined(separator: ", ")
    let none = Finding(code: facts.lacksBlock(code) ? .codeUnknown : .notTold, official: codes)
    guard code.kind == .block else { return ((statement, facts.title), none) }
    guard let block = facts.blockIndex(of: code) else { return (nil, none) }
    return ((statement, facts.blocks[block].title), none)
  }

  /// Who may award, the first five.
  private static func names(_ bodies: [RegisteredBody]) -> String {
    let active = bodies.filter { $0.isActive != false }.map(\.name)
    return active.prefix(5).joined(separator: ", ") + (active.count > 5 ? "…" : "")
  }

  private static func findings(
    _ statement: RegisterStatement, awardedBy siret: SIRET, on day: CalendarDate
  ) -> [Finding] {
    let facts = statement.record.facts
    var findings: [Finding] = []
    switch statement.entitlement(of: siret, to: .award, at: day) {
    case .certifyingBody: break
    case .notKnown: findings.append(Finding(code: .notTold, official: ""))
    case .partner, .no:
      findings.append(
        Finding(code: .notEntitled, official: Self.names(facts.bodies)))
    }
    switch statement.timing(ofAwardOn: day) {
    case .regular: break
    case .lateButRegular(let until): findings.append(Finding(code: .late, official: until.iso))
    case .proofToBeKept(let ended): findings.append(Finding(code: .proofNeeded, official: ended?.iso ?? ""))
    case .over(let since): findings.append(Finding(code: .over, official: since.iso))
    case .notYet(let start): findings.append(Finding(code: .notYet, official: start.iso))
    case .notKnown: findings.append(Finding(code: .notTold, official: ""))
    }
    return findings
  }

  private func levels(_ level: Level, _ code: RegisterCode, _ facts: RecordFacts) -> [Finding] {
    guard case .stated(let eqf, let national, _) = level else { return [] }
    guard code.kind == .rncp else { return [Finding(code: .levelOfBlock, official: "")] }
    guard let official = facts.level?.number else { return [] }
    let stated = [eqf.map { String($0.number) }, national.map(\.level)].compactMap(\.self)
    return stated.allSatisfy { $0 == String(official) }
      ? [] : [Finding(code: .levelDiffers, official: String(official))]
  }

  /// Runs of spaces are the register's own noise; every other character counts.
  private static func plain(_ title: String) -> String {
    title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
