import Hummingbird
import NIOCore

/// The one place where faults become answers: a page for people, a problem document for programs. What went wrong
/// inside goes to the log, by its type alone; outside goes the number of the request.
struct FaultOutlet: RouterMiddleware {
  let siteName: String
  /// What the log may say of a fault inside, beyond its type.
  let describe: @Sendable (any Error) -> String

  func handle(
    _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      try Self.check(request.uri.path)
      // The router would look away from slashes too many.
      response =
        Self.isPlain(request.uri.path) ? try await next(request, context) : elsewhere(request, context)
    } catch let fault as WebFault {
      response = answer(fault, request, context)
    } catch let error as HTTPError where error.status == .notFound {
      response = elsewhere(request, context)
    } catch let broken as BrokenBody {
      // The connection is in no state for an answer of ours: Hummingbird ends it as HTTP wants.
      throw broken.underlying
    } catch {
      context.logger.error(
        "fault", metadata: ["error": "\(describe(error))", "route": "\(context.route?.rawValue ?? "none")"])
      response = answer(WebFault(.internal, "see the log"), request, context)
    }
    return request.method == .head ? response.createHeadResponse() : response
  }

  /// Nothing of this site has control characters or encoded bytes in its path.
  private static func check(_ path: String) throws(WebFault) {
    guard path.utf8.contains(UInt8(ascii: "%")) || path.utf8.contains(where: { $0 < 0x21 || $0 == 0x7F }) else {
      return
    }
    guard let bytes = PercentEncoding.decode(path.utf8), String(validating: bytes, as: UTF8.self) != nil,
      bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { throw WebFault(.addressMalformed, "the path has control characters or is badly percent-encoded") }
  }

  private static func isPlain(_ path: String) -> Bool {
    !path.contains("//") && (path.utf8.count == 1 || path.utf8.last != UInt8(ascii: "/"))
  }

  /// What the router does not know: another method, a slash too many, or nothing at all.
  private func elsewhere(_ request: Request, _ context: SiteContext) -> Response {
    let path = request.uri.path
    if let route = Route(matching: path), !route.methods.contains(request.method.rawValue) {
      return answer(.methodNotAllowed(route.methods), request, context, route: route)
    }
    if request.method == .get || request.method == .head, path.utf8.count > 1, path.hasSuffix("/"),
      let place = SitePath(parsing: String(path.dropLast()))
    {
      let headers: HTTPFields = [.location: SiteAddress(place).text, .cacheControl: "no-store"]
      return Response(status: .permanentRedirect, headers: headers)
    }
    return answer(.notFound, request, context)
  }

  private func answer(
    _ fault: WebFault, _ request: Request, _ context: SiteContext, route: Route? = nil
  ) -> Response {
    let reader = Reader(request)
    let requestID = fault.code.status >= 500 ? context.id : nil
    var response: Response
    if wantsPage(request, route ?? context.route) {
      let page = FaultPage(code: fault.code, requestID: requestID, siteName: siteName, reader: reader)
      response = Answer.page(
        page.document, for: reader, status: .init(code: fault.code.status), keeping: .never)
    } else {
      response = ProblemDocument(fault: fault, requestID: requestID, reader: reader).response
    }
    if !fault.allowed.isEmpty { response.headers[.allow] = fault.allowed.joined(separator: ", ") }
    if fault.code == .busy { response.headers[.retryAfter] = "60" }
    return fault.closesConnection ? closing(response, context) : response
  }

  private func wantsPage(_ request: Request, _ route: Route?) -> Bool {
    if let route { return route.audience == .pages }
    guard !request.uri.path.hasPrefix("/api/") else { return false }
    let accept = request.headers[.accept] ?? "text/html"
    return accept.contains("text/html") || !accept.contains("json")
  }

  /// The answer, after which the connection ends: Hummingbird would else read the rest of the body for ever.
  private func closing(_ response: Response, _ context: SiteContext) -> Response {
    var response = response
    let body = response.body
    let channel = context.channel
    response.headers[.connection] = "close"
    response.body = ResponseBody(contentLength: body.contentLength) { writer in
      try await body.write(writer)
      channel.close(promise: nil)
    }
    return response
  }
}
