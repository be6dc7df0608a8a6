import Hummingbird
import JSONTree

/// What the operator and the machines around the server ask.
struct OperationsRoutes: Sendable {
  let site: Site
  let metrics: PrometheusMetrics

  func add(to router: Router<SiteContext>) {
    router.get(.live, use: live)
    router.get(.ready, use: ready)
    router.get(.metrics, use: exposition)
  }

  /// The process answers.
  @Sendable private func live(_ request: Request, _ context: SiteContext) async throws -> Response {
    Answer.bytes(Self.alive, "text/plain; charset=utf-8")
  }

  /// The server can do its work; 503 when it cannot.
  @Sendable private func ready(_ request: Request, _ context: SiteContext) async throws -> Response {
    var health: SiteHealth
    do {
      health = try await site.content.health()
    } catch {
      health = SiteHealth(parts: [.init(name: "content", isReady: false, detail: "cannot be asked")])
    }
    let parts: [JSON] = health.parts.map { part in
      ["name": .string(part.name), "ready": .bool(part.isReady), "detail": part.detail.map { .string($0) } ?? .null]
    }
    let body: JSON = ["ready": .bool(health.isReady), "parts": .array(parts)]
    return Answer.bytes(
      body.serialized(), "application/json", status: health.isReady ? .ok : .serviceUnavailable)
  }

  @Sendable private func exposition(_ request: Request, _ context: SiteContext) async throws -> Response {
    Answer.bytes(metrics.exposition(), "text/plain; version=0.0.4; charset=utf-8")
  }

  private static let alive = Array("alive\n".utf8)
}
