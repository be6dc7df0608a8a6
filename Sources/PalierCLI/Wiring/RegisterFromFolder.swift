import Encodings
import PalierWeb
import Register
import Storage
import StorageSQL

/// What the pages of the registers show, read from a data folder.
struct RegisterFromFolder: RegisterContent {
  let register: RegisterFile

  func newestExports() async throws -> [RegisterCode.Kind: CalendarDate] {
    var exports: [RegisterCode.Kind: CalendarDate] = [:]
    for kind in [RegisterCode.Kind.rncp, .rs] { exports[kind] = try register.newestExport(of: kind) }
    return exports
  }

  func answer(_ code: RegisterCode, at day: CalendarDate) async throws -> RegisterAnswer? {
    try await register.answer(code, at: day)
  }

  func meant(by text: String, at day: CalendarDate) async throws -> [RegisterCode] {
    try await register.meant(by: text, at: day)
  }

  func search(_ query: RegisterQuery) async throws -> [RegisterHit] { try await register.search(query) }
}
