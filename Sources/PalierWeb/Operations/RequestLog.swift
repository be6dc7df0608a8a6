import Hummingbird
import Logging
import Metrics
import Synchronization

/// Logs and counts every request, by the pattern of its address: a path may be a capability, and is never written.
struct RequestLog: RouterMiddleware {
  private struct Key: Hashable {
    let route: String
    let method: String
    let status: Int
  }

  private final class Series: Sendable {
    let requests: Counter
    let durations: Metrics.Timer

    init(_ key: Key, _ factory: any MetricsFactory) {
      let dimensions = [("route", key.route), ("method", key.method), ("status", String(key.status))]
      requests = Counter(label: "palier_http_requests", dimensions: dimensions, factory: factory)
      durations = Metrics.Timer(
        label: "palier_http_request_duration", dimensions: [("route", key.route), ("method", key.method)],
        factory: factory)
    }
  }

  private final class Known: Sendable {
    let series = Mutex<[Key: Series]>([:])
  }

  private let factory: any MetricsFactory
  private let known = Known()

  init(factory: any MetricsFactory) { self.factory = factory }

  func handle(
    _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    var response: Response
    do {
      response = try await next(request, context)
    } catch {
      // The connection broke while the body came: 499, as proxies call a client that went away.
      record(request, context, 499, ContinuousClock.now - start)
      throw error
    }
    response.headers[.init("X-Request-Id")!] = context.id
    record(request, context, response.status.code, ContinuousClock.now - start)
    return response
  }

  private func record(_ request: Request, _ context: SiteContext, _ status: Int, _ duration: Duration) {
    let known: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .delete, .options, .patch]
    let key = Key(
      route: context.route?.rawValue ?? "none",
      method: known.contains(request.method) ? request.method.rawValue : "other", status: status)
    let series = self.known.series.withLock { all in
      if let series = all[key] { return series }
      let series = Series(key, factory)
      all[key] = series
      return series
    }
    series.requests.increment()
    let parts = duration.components
    series.durations.recordNanoseconds(parts.seconds * 1_000_000_000 + parts.attoseconds / 1_000_000_000)
    let isQuiet = context.route?.audience == .operations
    context.logger.log(
      level: isQuiet ? .debug : .info, "request",
      metadata: [
        "method": "\(key.method)", "route": "\(key.route)", "status": "\(status)",
        "microseconds": "\(parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000)",
      ])
  }
}
