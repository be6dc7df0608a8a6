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

  /// The fiches and blocks that are held and that a text may name: one for a code as people type it, up to two for a bare
  /// number, none for words.
  /// - Throws: what the register throws; a text that is meant as a code and is none gives an empty list.
  public func meant(by text: String, at day: CalendarDate) async throws -> [RegisterCode] {
    var codes: [RegisterCode]
    do { codes = [try RegisterCode(text)] } catch {
      guard error.code == .registerMissing, let number = Int(text.filter { !$0.isWhitespace }) else { return [] }
      codes = [RegisterCode.fiche(.rncp, number), .fiche(.rs, number)].compactMap(\.self)
    }
    let held = try await register.facts(of: codes.map(\.fiche), at: day)
    return zip(codes, held).filter { code, statement in
      guard let facts = statement?.record.facts else { return false }
      return code.kind != .block || facts.blockIndex(of: code) != nil
    }.map(\.0)
  }
}
