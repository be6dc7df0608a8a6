import Awarding
import Crypto
import Encodings
import Foundation
import Intake
import Issuance
import JOSE
import JSONTree
import Storage
import StorageSQL

/// One run of `award`: the file is checked whole, then awarded batch by batch, each row acknowledged in the report
/// after its commit.
struct AwardWork {
  let type: String
  let path: String
  let day: CalendarDate
  let today: CalendarDate
  let place: String?
  let decision: String?
  let decidedBy: String?
  let algorithm: SignatureAlgorithm
  let forms: [CredentialForm]
  let onlyValid: Bool
  let report: String?
  let context: CommandContext

  /// Says what would happen.
  func rehearse(_ folder: DataFolder) async throws -> AwardSummary {
    let days = try await awardDays(folder.definition(type, version: nil).definition, folder)
    let (check, _) = try checked(days)
    var summary = AwardSummary(check)
    try await LearnersFailure.mapping {
      let rows = try check.rows()
      while true {
        var keys: [PersonKey] = []
        var awarded: [(row: Int, day: CalendarDate)] = []
        while keys.count < AwardCandidates.batchSize, let candidate = try rows.nextCandidate() {
          guard let key = candidate.learner.key else { continue }
          keys.append(key)
          awarded.append((candidate.row, candidate.awardedOn ?? day))
        }
        if keys.isEmpty { break }
        for (isThere, (row, day)) in zip(try await folder.alreadyAwarded(type, keys), awarded) {
          summary.alreadyThere += isThere ? 1 : 0
          summary.new += isThere ? 0 : 1
          if !isThere, let minded = try days?.minded(on: day) { summary.mind(minded, row: row) }
        }
      }
    }
    if summary.refused > 0, !onlyValid {
      summary.new = 0
      summary.minded = [:]
    }
    return summary
  }

  /// Awards.
  func perform(_ folder: DataFolder) async throws -> AwardSummary {
    let published = try await folder.definition(type, version: nil)
    let days = try await awardDays(published.definition, folder)
    let (check, digest) = try checked(days)
    var summary = AwardSummary(check)
    let reportFile = try openReport()
    if check.refusedCount > 0, !onlyValid {
      try writeRefused(check, to: reportFile)
      return summary
    }
    try await FinishInterrupted(store: folder)(actor: Bootstrap.actor, clock: context.clock)
    let name = path == "-" ? "-" : URL(fileURLWithPath: path).lastPathComponent
    let award = try await AwardCandidates(
      store: folder, published: published,
      occasion: AwardCandidates.Occasion(
        decision: Decision(
          reference: decision ?? "\(name) (SHA-256 \(Hex.encode(digest)))", decidedBy: decidedBy),
        sourceDigest: digest, sourceName: name, actor: Bootstrap.actor, register: days?.evidence),
      algorithm: algorithm, forms: forms, now: context.clock())
    let address = try await folder.institution().address
    let progress = ProgressBar(
      label: context.terminal.text(fr: "Délivrance", en: "Awarding"), terminal: context.terminal)
    try await LearnersFailure.mapping {
      let rows = try check.rows()
      var done = 0
      var isOver = false
      while !isOver {
        var batch: [CandidateRow] = []
        var lines: [AwardReportLine] = []
        while batch.count < AwardCandidates.batchSize {
          guard let row = try rows.next() else {
            isOver = true
            break
          }
          switch row {
          case .candidate(let candidate): batch.append(self.row(candidate, published.definition))
          case .refused(_, let name, let faults):
            lines += AwardReportLine.refused(name: name, faults, in: context.language)
          }
        }
        #if PLANTED_DEFECT
          if PlantedDefect.chosen == .acknowledgeEarly {
            try reportFile?.append(
              batch.map { .new(row: $0.row, name: "planted", page: "planted", in: context.language) })
          }
        #endif
        if !batch.isEmpty {
          let outcomes = try await award(batch, now: context.clock())
          for (row, outcome) in zip(batch, outcomes) {
            summary.new += outcome.isNew ? 1 : 0
            summary.alreadyThere += outcome.isNew ? 0 : 1
            let minded = outcome.isNew ? try days?.minded(on: row.awardedOn) : nil
            if let minded { summary.mind(minded, row: row.row) }
            lines.append(line(row, outcome, minded, address))
          }
        }
        try reportFile?.append(lines)
        done += batch.count
        progress.show(done, of: check.validCount)
      }
      try reportFile?.synchronise()
    }
    progress.end()
    return summary
  }

  /// Replaces one award by the single candidate of the file.
  func replace(_ award: AwardID, reason: String, _ folder: DataFolder) async throws -> AwardCandidates.Outcome {
    let old = try await folder.award(award)
    let published = try await folder.definition(old.slug, version: old.version)
    let days = try await awardDays(published.definition, folder)
    // Without a day of its own the row keeps the day of the award that it corrects, which was ruled on then.
    let (check, digest) = try checked(days, otherwise: nil)
    if let fault = check.faults.first {
      throw Failure(
        .no, fault.code.name, fr: "Ligne \(fault.row) : \(fault.message(in: .fr)) \(fault.remedy(in: .fr))",
        en: "Row \(fault.row): \(fault.message(in: .en)) \(fault.remedy(in: .en))")
    }
    guard check.refusedCount == 0, check.validCount == 1 else {
      throw IssuanceError(.notOneRow, "a replacement's file holds exactly one person without a fault")
    }
    let name = URL(fileURLWithPath: path).lastPathComponent
    try await FinishInterrupted(store: folder)(actor: Bootstrap.actor, clock: context.clock)
    let awarding = try await AwardCandidates(
      store: folder, published: published,
      occasion: AwardCandidates.Occasion(
        decision: Decision(reference: reason, decidedBy: decidedBy), sourceDigest: digest, sourceName: name,
        actor: Bootstrap.actor, register: days?.evidence),
      algorithm: algorithm, forms: forms, now: context.clock())
    return try await LearnersFailure.mapping {
      guard let candidate = try check.rows().nextCandidate() else {
        throw IssuanceError(.notOneRow, "a replacement's file holds exactly one person")
      }
      try Self.refuseSomebodyElse(candidate.learner, old)
      var row = self.row(candidate, published.definition)
      if candidate.awardedOn == nil {
        // A correction keeps the day and the place of the award that it corrects.
        row = CandidateRow(
          row: row.row, candidate: candidate, awardedOn: old.awardedOn,
          place: candidate.place ?? old.personal?.place, validUntil: old.validUntil)
      }
      if let minded = try days?.minded(on: row.awardedOn) {
        context.terminal.say(
          fr: "! \(RegisterClaimTexts.sentence(minded, in: .fr))",
          en: "! \(RegisterClaimTexts.sentence(minded, in: .en))")
      }
      return try await awarding.replace(award, by: row, reason: reason, now: context.clock())
    }
  }

  /// A correction changes a name or an identifier; who has neither in common is somebody else.
  private static func refuseSomebodyElse(_ learner: Learner, _ old: AwardRecord) throws {
    guard let before = old.personal?.learner else { return }
    let sameName = PersonText.foldedName(learner.displayName) == PersonText.foldedName(before.displayName)
    guard sameName || learner.key == before.key else {
      throw Failure(
        .no, "replacement.other-person",
        fr: "La ligne corrigée n’a ni le nom ni l’identifiant de la personne : révoquez, puis délivrez à nouveau.",
        en: "The corrected row has neither the person's name nor their identifier: revoke, then award anew.")
    }
  }

  // MARK: The file

  /// The rule of dates, where the definition says that it is an entry of the official registers.
  private func awardDays(_ definition: Definition, _ folder: DataFolder) async throws -> AwardDays? {
    try AwardDays(definition, by: try await folder.institution().organisation, register: folder.register)
  }

  /// - Parameter otherwise: the day of the rows that name none; nil: what is said of them stands already.
  private func checked(_ days: AwardDays?) throws -> (LearnersCheck, digest: [UInt8]) {
    try checked(days, otherwise: day)
  }

  private func checked(
    _ days: AwardDays?, otherwise: CalendarDate?
  ) throws -> (LearnersCheck, digest: [UInt8]) {
    do {
      let source = try LearnersFileSource(path: path)
      var digest = SHA256()
      var file = LearnersFile(today: today)
      file.acceptsHolderKey = { json in (try? VerificationKey(JWK(json))) != nil }
      if let days {
        file.refusesDay = { written in (written ?? otherwise).flatMap { days.refusal(on: $0) } }
      }
      let check = try file.check(source, observing: { digest.update(bufferPointer: $0) })
      return (check, Array(digest.finalize()))
    } catch {
      throw LearnersFailure.failure(error, path)
    }
  }

  private func openReport() throws -> AwardReport? {
    guard let report else { return nil }
    do { return try AwardReport(path: report, language: context.language) } catch {
      throw Failure(.cannotWrite, error.code.name, fr: error.message(in: .fr), en: error.message(in: .en))
    }
  }

  private func writeRefused(_ check: LearnersCheck, to report: AwardReport?) throws {
    guard let report else { return }
    try LearnersFailure.mapping {
      let rows = try check.rows()
      while let row = try rows.next() {
        guard case .refused(_, let name, let faults) = row else { continue }
        try report.append(AwardReportLine.refused(name: name, faults, in: context.language))
      }
      try report.synchronise()
    }
  }

  private func row(_ candidate: Candidate, _ definition: Definition) -> CandidateRow {
    let awardedOn = candidate.awardedOn ?? day
    // The last day is a whole day: the award ends when the next one begins.
    let end = definition.expires.map { $0.end(of: awardedOn).startOfDayUTC }
    return CandidateRow(
      row: candidate.row, candidate: candidate, awardedOn: awardedOn, place: candidate.place ?? place,
      validUntil: end)
  }

  private func line(
    _ row: CandidateRow, _ outcome: AwardCandidates.Outcome, _ minded: CheckRegisterClaim.Finding?,
    _ address: PublicAddress
  ) -> AwardReportLine {
    let page = outcome.page.map { address.page($0) } ?? ""
    let name = row.candidate.learner.displayName
    return outcome.isNew
      ? .new(
        row: row.row, name: name, page: page, code: minded?.code.rawValue ?? "",
        minding: minded.map { RegisterClaimTexts.sentence($0, in: context.language) } ?? "", in: context.language)
      : .alreadyThere(row: row.row, name: name, page: page, in: context.language)
  }
}

extension AwardDays {
  /// What has to be minded about an award of that day.
  func minded(on day: CalendarDate) throws -> CheckRegisterClaim.Finding? {
    guard case .minded(let finding) = try ruling(on: day) else { return nil }
    return finding
  }

  func refusal(on day: CalendarDate) -> DayRefusal? {
    do {
      guard case .refused(let finding) = try ruling(on: day) else { return nil }
      let fault: RowFault.Code =
        switch finding.code {
        case .over: .registerOver
        case .notYet: .registerNotYet
        case .codeUnknown: .registerCodeUnknown
        default: .registerNotEntitled
        }
      return DayRefusal(fault, on: day, details: [code.text, finding.official])
    } catch {
      // Not known is not yes.
      return DayRefusal(.registerUnreadable, on: day, details: [code.text])
    }
  }
}

extension AwardSummary {
  init(_ check: LearnersCheck) {
    refused = check.refusedCount
    faults = check.faults
    refusedRowsLeftOut = check.refusedRowsLeftOut
    notices = check.notices
  }
}

/// What a learners' file says that cannot be read, as the failure of a command.
enum LearnersFailure {
  static func failure(_ error: LearnersFileError, _ path: String) -> Failure {
    let exit: ExitStatus =
      switch error.code {
      case .notFound: .missing
      case .unreadable: .cannotRead
      default: .unreadable
      }
    let place = error.line.map { ":\($0)" } ?? ""
    return Failure(
      exit, error.code.name, fr: "\(path)\(place) : \(error.message(in: .fr)) \(error.remedy(in: .fr))",
      en: "\(path)\(place): \(error.message(in: .en)) \(error.remedy(in: .en))")
  }

  static func mapping<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch { throw mapped(error) }
  }

  static func mapping<T>(_ body: () async throws -> T) async throws -> T {
    do { return try await body() } catch { throw mapped(error) }
  }

  private static func mapped(_ error: any Error) -> any Error {
    switch error {
    case let error as LearnersFileError: failure(error, "")
    case let error as AwardReportError:
      Failure(.cannotWrite, error.code.name, fr: error.message(in: .fr), en: error.message(in: .en))
    default: error
    }
  }
}
