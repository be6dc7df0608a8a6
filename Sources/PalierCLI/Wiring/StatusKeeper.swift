import Foundation
import Issuance
import Logging
import ServiceLifecycle
import StorageSQL

/// Signs status lists that another process changed, or whose signature grows old: looks every ten seconds.
struct StatusKeeper: Service {
  let folder: DataFolder
  let clock: @Sendable () -> Date
  let logger: Logger

  func run() async throws {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        try await PublishStatusLists(store: folder).renew(actor: "server", now: clock())
      } catch {
        logger.error("status lists could not be signed", metadata: ["cause": "\(type(of: error))"])
      }
      // Ends at once when the server is asked to stop.
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(10)) }
    }
  }
}
