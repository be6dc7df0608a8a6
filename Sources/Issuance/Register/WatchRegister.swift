import Awarding
import Encodings
import Register
import Storage

/// What changed, and what is about to end, for a body and for the definitions of a folder.
public struct WatchRegister: Sendable {
  /// One certification that is watched, and why.
  public struct Watched: Sendable {
    public let code: RegisterCode
    /// nil where the register never held it.
    public let title: String?
    /// The body awards it.
    public var isBody = false
    public var isPartner = false
    /// The definitions that claim it, or stand beside it.
    public var definitions: [String] = []
    public var events: [RegisterEvent] = []
  }

  public struct Answer: Sendable {
    /// By code.
    public let watched: [Watched]
    /// From when the register tells of changes: the day after its first export, where that is later than what was asked.
    public let since: CalendarDate
    public let newestExports: [RegisterCode.Kind: CalendarDate]
  }

  let register: any RegisterStore
  /// With the operator's corrections.
  let lookup: any RegisterLookup

  public init(register: any RegisterStore & RegisterLookup) {
    self.register = register
    lookup = register
  }

  /// - Parameters:
  ///   - siren: the body; its records are watched, those that it left since included.
  ///   - since: changes of the exports after that day.
  ///   - within: days to look ahead.
  public func callAsFunction(
    _ siren: SIREN?, _ definitions: [PublishedDefinition], since: CalendarDate, today: CalendarDate, within: Int
  ) async throws -> Answer {
    var watched: [RegisterCode: Watched] = [:]
    func entry(_ code: RegisterCode) -> Watched { watched[code] ?? Watched(code: code, title: nil) }
    if let siren {
      for (code, isBody) in try await register.records(of: siren) {
        var one = entry(code)
        if isBody { one.isBody = true } else { one.isPartner = true }
        watched[code] = one
      }
      for code in try await register.records(naming: siren, changedSince: since) { watched[code] = entry(code) }
    }
    for published in definitions {
      for code in Set(Self.codes(of: published.definition).map(\.fiche)) {
        var one = entry(code)
        if !one.definitions.contains(published.slug) { one.definitions.append(published.slug) }
        watched[code] = one
      }
    }
    let first = try await register.exports().map(\.day).min()
    let from = [since, first ?? since].max() ?? since
    var answers: [Watched] = []
    for (code, one) in watched.sorted(by: { $0.key < $1.key }) {
      let statement = try lookup.statement(of: code, at: today)
      var answer = Watched(
        code: code, title: statement?.record.facts.title, isBody: one.isBody, isPartner: one.isPartner,
        definitions: one.definitions.sorted())
      for change in try await register.changes(of: code, since: from) where change.day <= today {
        answer.events += RegisterEvent.events(change.before, change.after, on: change.day)
      }
      if let statement, statement.gone == nil {
        answer.events += RegisterEvent.endings(of: statement, from: today, within: within)
      }
      answer.events.sort { $0.day < $1.day }
      answers.append(answer)
    }
    var newest: [RegisterCode.Kind: CalendarDate] = [:]
    for kind in [RegisterCode.Kind.rncp, .rs] { newest[kind] = try lookup.newestExport(of: kind) }
    return Answer(watched: answers, since: from, newestExports: newest)
  }

  /// What a definition is, resembles, or leads to.
  private static func codes(of definition: Definition) -> [RegisterCode] {
    var codes = [definition.register].compactMap(\.self)
    codes += definition.alignments.compactMap { alignment in
      guard alignment.framework == .rncp || alignment.framework == .rs else { return nil }
      return try? RegisterCode(alignment.code)
    }
    for target in definition.stacking?.towards ?? [] {
      if case .register(let code) = target.reference { codes.append(code) }
    }
    return codes
  }
}
