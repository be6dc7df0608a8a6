import Encodings
import Foundation
import Logging
import Metrics
import Register
import RegisterImport
import ServiceLifecycle
import Storage
import StorageSQL

/// Keeps the registers up to date while the server runs: once a night, and at once where a night was missed.
///
/// A folder that never took an export is left alone: whoever wants the registers begins with `register update`.
struct RegisterKeeper: Service {
  let update: UpdateRegister
  let clock: @Sendable () -> Date
  let metrics: any MetricsFactory
  let logger: Logger
  /// 0 to 59: the minute of the night, so that not all servers ask at once.
  let minute: Int

  func run() async throws {
    let start = clock()
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      // Whatever is wrong with the register, the server goes on; both end at once when it is asked to stop.
      try? await cancelWhenGracefulShutdown {
        if try await !update.folder.register.isEmpty, clock() >= next(start) { await keep() }
        show()
        try await Task.sleep(for: .seconds(5))
      }
    }
  }

  private func next(_ start: Date) -> Date {
    let last = LastRegisterUpdate(update.folder.layout.registerUpdate)
    return UpdateSchedule(start: start, minute: minute, timeZone: .current)
      .next(after: last?.at, wasGood: last?.isGood ?? true, now: clock())
  }

  private func keep() async {
    do {
      let outcome = try await update(force: false, at: clock())
      for part in outcome.parts {
        let status = RegisterUpdate.status(part.outcome)
        Counter(
          label: "palier_register_updates", dimensions: [("register", part.kind.rawValue), ("status", status)],
          factory: metrics
        ).increment()
        if case .failed(let failure) = part.outcome {
          logger.warning(
            "register not updated",
            metadata: ["register": "\(part.kind.rawValue)", "code": "\(failure.code)", "cause": "\(failure.english)"])
        } else {
          logger.notice(
            "register looked after", metadata: ["register": "\(part.kind.rawValue)", "status": "\(status)"])
        }
      }
    } catch let error as StorageError where error.code == .registerImportRunning {
      // Somebody else is at it: what that comes to counts.
      return
    } catch {
      guard !Task.isCancelled else { return }
      logger.error("register not updated", metadata: ["cause": "\(Failure(error).code)"])
      // Tried again at its time, not at once.
      try? RegisterUpdate(
        at: clock(), parts: [RegisterCode.Kind.rncp, .rs].map { .init(kind: $0, outcome: .failed(Failure(error))) }
      ).write(to: update.folder.layout.registerUpdate)
    }
  }

  /// The age of what is held, and whether the last update went well.
  private func show() {
    for kind in [RegisterCode.Kind.rncp, .rs] {
      guard let day = try? update.folder.register.newestExport(of: kind) else { continue }
      Gauge(
        label: "palier_register_export_timestamp_seconds", dimensions: [("register", kind.rawValue)], factory: metrics
      ).record(day.startOfDayUTC.timeIntervalSince1970)
    }
    guard let last = LastRegisterUpdate(update.folder.layout.registerUpdate) else { return }
    Gauge(label: "palier_register_update_timestamp_seconds", factory: metrics).record(last.at.timeIntervalSince1970)
    Gauge(label: "palier_register_update_success", factory: metrics).record(last.isGood ? 1 : 0)
  }
}
