import Encodings
import Register
import Storage

/// What the registers say of a code at a day, with the operator's corrections and the fiches that follow one another.
public struct AskRegister: Sendable {
  let register: any RegisterStore

  public init(register: any RegisterStore) { self.register = register }

  /// nil for a fiche or block that the register does not hold.
  public func callAsFunction(_ code: RegisterCode, at day: CalendarDate) async throws -> RegisterAnswer? {
    guard let statement = try await register.statement(of: code.fiche, at: day) else { return nil }
    let corrected = statement.corrected(by: try await register.corrections(), at: day)
    let continuity = try await register.continuity(of: code.fiche)
    let named = Set(continuity.members.map(\.code) + corrected.record.facts.correspondences.map(\.destination))
    let codes = named.sorted()
    var titles: [RegisterCode: String] = [:]
    for (code, found) in zip(codes, try await register.facts(of: codes, at: day)) {
      titles[code] = found?.record.facts.title
    }
    return RegisterAnswer(code, at: day, statement: corrected, continuity: continuity, titles: titles)
  }
}
