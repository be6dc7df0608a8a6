import Foundation
import RegisterImport
import Storage
import StorageSQL

/// Reads an official export into the register: the file's reader and the store at work together.
struct TakeExport {
  let register: RegisterFile

  func callAsFunction(
    _ export: OfficialExport, force: Bool, at now: Date
  ) async throws -> (summary: RegisterImportSummary, reading: ExportReading) {
    let kept = Kept()
    let summary = try await register.take(
      RegisterExport(name: export.name, day: export.day, isTables: export.form == .tables), force: force, at: now
    ) { give in
      let reading = try export.read { record, _ in try give(record) }
      kept.reading = reading
      return RegisterExportFacts(flux: reading.flux)
    }
    return (summary, kept.reading)
  }

  /// Written once by the import's own thread, read when it has ended.
  private final class Kept: @unchecked Sendable {
    var reading = ExportReading()
  }
}
