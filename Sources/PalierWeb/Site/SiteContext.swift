import Hummingbird
import NIOCore

/// What goes along with one request.
struct SiteContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The connection, to end it when the rest of a body is not worth reading.
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }

  /// The pattern that the request matched.
  var route: Route? { endpointPath.flatMap(Route.init(rawValue:)) }
}
