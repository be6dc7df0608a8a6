import Hummingbird

/// The headers that keep browsers on the safe side, by whom an address serves.
struct SecurityHeaders: RouterMiddleware {
  private let pages: HTTPFields
  private let documents: HTTPFields
  private let others: HTTPFields
  private let unindexed: HTTPFields = [.init("X-Robots-Tag")!: "noindex, nofollow, noarchive"]

  init(isHTTPS: Bool) {
    var common: HTTPFields = [
      .xContentTypeOptions: "nosniff",
      .init("Referrer-Policy")!: "no-referrer",
      .init("Permissions-Policy")!: Self.permissions,
    ]
    // Only where the world comes by https: a browser that was told so once cannot go back.
    if isHTTPS { common[.strictTransportSecurity] = "max-age=31536000" }
    let nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    pages =
      [
        .contentSecurityPolicy: Self.pagePolicy,
        .init("Cross-Origin-Opener-Policy")!: "same-origin",
        .crossOriginResourcePolicy: "same-origin",
      ] + common
    documents =
      [
        .contentSecurityPolicy: nothing,
        .crossOriginResourcePolicy: "cross-origin",
        .accessControlAllowOrigin: "*",
        .accessControlExposeHeaders: "ETag",
      ] + common
    others =
      [
        .contentSecurityPolicy: nothing,
        .crossOriginResourcePolicy: "same-origin",
      ] + common
  }

  /// Nothing but our own style sheet and pictures, and forms that come back here.
  static let pagePolicy =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; "
    + "base-uri 'none'"

  private static let permissions =
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
    + "microphone=(), midi=(), payment=(), usb=()"

  func handle(
    _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    let route = context.route
    switch route?.audience ?? .pages {
    case .pages: response.headers.append(contentsOf: pages)
    case .documents: response.headers.append(contentsOf: documents)
    case .api, .operations: response.headers.append(contentsOf: others)
    }
    if route?.isSecret ?? true || response.status.code >= 400 {
      response.headers.append(contentsOf: unindexed)
    }
    return response
  }
}
