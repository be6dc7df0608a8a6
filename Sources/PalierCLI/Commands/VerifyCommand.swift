import ArgumentParser
import Encodings
import Foundation
import JSONTree
import PalierWeb
import Storage
import StorageSQL
import Verification

struct VerifyCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Verify credentials: files, folders, addresses, or - for standard input.")

  @Argument(help: "What to verify.") var inputs: [String]
  @Option(help: "Judge validity at this time (RFC 3339 or a day).") var at: String?
  @Flag(help: "Fetch nothing.") var offline = false
  @Option(help: "A trust file to believe for this once: keys, lists and known issuers.") var trust: String?
  @Option(help: "Checks that must pass, separated by commas.") var require: String?
  @Option(help: "The nonce that a presentation must repeat.") var nonce: String?
  @Option(help: "The audience that a presentation must name.") var audience: String?
  @Option(help: "How many days old a copy may be that stands in for a source which is not asked (default: 30).")
  var maximumAge: Double?
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func check() throws {
    guard maximumAge.map({ $0 > 0 && $0 <= 36_500 }) ?? true else {
      throw Failure.words(
        fr: "--maximum-age attend un nombre de jours supérieur à 0.",
        en: "--maximum-age takes a number of days above 0.")
    }
  }

  func execute(_ context: CommandContext) async throws {
    let now = context.clock()
    let options = VerificationOptions(
      at: try time() ?? now, now: now, required: try requiredChecks(), nonce: nonce, audience: audience,
      offline: offline,
      maximumAge: maximumAge.map { $0 * 86_400 } ?? VerificationOptions.standardMaximumAge)
    let root = folder.root(context.environment)
    let file = try trust.map { path in
      try TrustInput.read(
        String(decoding: InputFile.read(path, limit: TrustFile.maximumBytes), as: UTF8.self), named: path, at: now)
    }
    // Verifying needs no folder; where there is one its own documents are answered from it.
    if FolderLayout(root: root).exists {
      try await Bootstrap.withFolder(folder, context) { opened in
        let verifier = try await Bootstrap.verifier(
          for: opened, context.environment, offline: offline, trust: file, clock: context.clock)
        try await verify(with: verifier, options, context)
      }
    } else {
      let trusted = TrustStore(files: file.map { [$0] } ?? [])
      let verifier = Verifier(
        documents: LayeredDocumentSource(
          [Bootstrap.documents(context.environment, offline: offline)], copies: trusted.source),
        knownIssuers: trusted, keyStandings: trusted)
      try await verify(with: verifier, options, context)
    }
  }

  private func verify(
    with verifier: any CredentialVerifying, _ options: VerificationOptions, _ context: CommandContext
  ) async throws {
    let items = try VerificationInputs.expand(inputs)
    let isSingle = items.count == 1 && !items[0].isFromFolder
    var outcomes: [ExitStatus] = []
    var counts: [String: Int] = [:]
    for item in items {
      let bytes: [UInt8]
      do { bytes = try await item.bytes(Bootstrap.documents(context.environment, offline: offline)) } catch {
        // One input that cannot be had does not keep the others from being looked at.
        let failure = Failure(error)
        if items.count == 1 { throw failure }
        let message = failure.message(in: context.language)
        context.terminal.warn(message)
        if context.terminal.json {
          let error: JSON = ["code": .string(failure.code), "message": .string(message)]
          context.terminal.out(JSON.object(["input": .string(item.name), "error": error]).text())
        }
        counts["unavailable", default: 0] += 1
        outcomes.append(failure.exit)
        continue
      }
      let report = await verifier.verify(bytes, options)
      let status = ExitStatus(report)
      // A credential that is broken is not “nothing known”.
      let isNothingKnown = [FindingCode.formatEmpty, .formatNotText, .formatUnknown].contains(report.unreadable?.code)
      if isNothingKnown, item.isFromFolder {
        counts["skipped", default: 0] += 1
        context.terminal.warn(
          context.terminal.text(
            fr: "Passé, ce n’est rien de connu : \(item.name)", en: "Skipped, nothing known: \(item.name)"))
        continue
      }
      outcomes.append(status)
      counts[report.verdict.rawValue, default: 0] += 1
      print(report, of: item, isSingle: isSingle, context)
    }
    if !isSingle {
      if context.terminal.json {
        var summary = JSONObject()
        for (name, count) in counts.sorted(by: { $0.key < $1.key }) { summary.append(name, .number(JSONNumber(count))) }
        context.terminal.out(JSON.object(["summary": .object(summary)]).text())
      } else {
        context.terminal.line(
          counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", "))
      }
    }
    // Where nothing was judged nothing is good.
    if outcomes.isEmpty { throw ExitCode(ExitStatus.unreadable) }
    if let first = ExitStatus.first(of: outcomes) { throw ExitCode(first) }
  }

  private func print(_ report: Report, of item: VerificationInputs.Item, isSingle: Bool, _ context: CommandContext) {
    if context.terminal.json {
      guard case .object(var json) = report.json(in: context.language) else { return }
      if isSingle {
        context.terminal.out(JSON.object(json).text(.pretty))
      } else {
        json["input"] = .string(item.name)
        context.terminal.out(JSON.object(json).text())
      }
      return
    }
    ReportText.lines(report, named: item.name, in: context.language).forEach(context.terminal.line)
  }

  private func time() throws -> Date? {
    guard let at else { return nil }
    if let date = Moment.parse(at) { return date }
    throw Moment.malformed(
      "--at", fr: "un instant comme 2026-11-25T10:00:00Z ou un jour comme 2026-11-25",
      en: "a time such as 2026-11-25T10:00:00Z or a day such as 2026-11-25")
  }

  private func requiredChecks() throws -> Set<Check> {
    guard let require else { return [] }
    return Set(
      try require.split(separator: ",").map { word in
        guard let check = Check(rawValue: word.trimmingCharacters(in: .whitespaces)) else {
          let known = Check.allCases.map(\.rawValue).joined(separator: ", ")
          throw Failure(
            .usage, "check.unknown", fr: "« \(word) » n’est pas une vérification : \(known).",
            en: "“\(word)” is no check: \(known).")
        }
        return check
      })
  }
}

extension ExitStatus {
  /// What several inputs come to: the first that occurs of 1, 65, 66, 2; nil when all are done.
  static func first(of outcomes: [ExitStatus]) -> ExitStatus? {
    let order: [ExitStatus] = [.no, .unreadable, .missing, .undecided]
    return order.first(where: outcomes.contains) ?? outcomes.first { $0 != .done }
  }

  /// What a report means for the exit code.
  init(_ report: Report) {
    if report.unreadable != nil {
      self = .unreadable
      return
    }
    switch report.verdict {
    case .valid: self = .done
    case .invalid: self = .no
    case .undetermined: self = .undecided
    }
  }
}
