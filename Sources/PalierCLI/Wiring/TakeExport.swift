import Foundation
import Register
import RegisterImport
import Storage
import StorageSQL
import Synchronization

/// Reads official exports into the register, all or none: the files' reader and the store at work together.
struct TakeExport {
  let register: RegisterFile
  /// The register that they are of, where that is known beforehand.
  var kind: RegisterCode.Kind?

  func callAsFunction(
    _ exports: [OfficialExport], force: Bool, at now: Date
  ) async throws -> [(summary: RegisterImportSummary, reading: ExportReading)] {
    let work = Work()
    let batches = exports.enumerated().map { index, export in
      RegisterBatch(RegisterExport(name: export.name, day: export.day, isTables: export.form == .tables)) { give in
        let reading = try export.read { record, _ in
          guard !work.isCancelled.withLock({ $0 }) else { throw CancellationError() }
          if let kind, record.code.kind != kind {
            throw RegisterImportError(
              .downloadDiffers, "\(export.name) holds \(record.code.text), which is of the other register")
          }
          try give(record)
        }
        work.readings.withLock { $0[index] = reading }
        return RegisterExportFacts(flux: reading.flux)
      }
    }
    // Nothing is taken of what was broken off: the transaction ends with it.
    let summaries = try await withTaskCancellationHandler {
      try await register.take(batches, force: force, at: now)
    } onCancel: {
      work.isCancelled.withLock { $0 = true }
    }
    return summaries.enumerated().map { index, summary in
      (summary, work.readings.withLock { $0[index] } ?? ExportReading())
    }
  }

  private final class Work: Sendable {
    let readings = Mutex<[Int: ExportReading]>([:])
    let isCancelled = Mutex(false)
  }
}
