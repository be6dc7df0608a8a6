import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server on this machine that answers requests as a test says, right or wrong, and counts what reaches it.
final class ScriptedServer: Sendable {
  enum Step: Sendable {
    case send(String)
    /// Until the other side has had enough.
    case sendForever(String)
    case close
  }

  fileprivate struct Log {
    var connections = 0
    var bytes: [UInt8] = []
    var requests: [String] = []
  }

  let port: Int
  private let channel: any Channel
  private let log: LogBook

  fileprivate final class LogBook: Sendable {
    fileprivate let state = Mutex(Log())
  }

  private init(channel: any Channel, log: LogBook) {
    self.channel = channel
    self.log = log
    port = channel.localAddress?.port ?? 0
  }

  /// - Parameter script: what to do for a request, given its head; without steps the server keeps still.
  static func start(
    host: String = "127.0.0.1", certificate: TestCertificate? = nil,
    script: @escaping @Sendable (String) -> [Step]
  ) async throws -> ScriptedServer {
    let log = LogBook()
    let context = try certificate.map { try $0.serverContext() }
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 64)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          log.state.withLock { $0.connections += 1 }
          if let context {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
          }
          try channel.pipeline.syncOperations.addHandler(Answerer(log, script))
        }
      }
      .bind(host: host, port: 0).get()
    return ScriptedServer(channel: channel, log: log)
  }

  /// Runs a test against a server, which is stopped whatever happens.
  static func run(
    certificate: TestCertificate? = nil, script: @escaping @Sendable (String) -> [Step],
    _ test: (ScriptedServer) async throws -> Void
  ) async throws {
    let server = try await start(certificate: certificate, script: script)
    do {
      try await test(server)
      try await server.stop()
    } catch {
      try await server.stop()
      throw error
    }
  }

  func stop() async throws { try await channel.close() }

  var connections: Int { log.state.withLock { $0.connections } }
  /// The heads of the requests, in the order in which they came.
  var requests: [String] { log.state.withLock { $0.requests } }
  /// Everything that came, of all connections.
  var bytes: [UInt8] { log.state.withLock { $0.bytes } }

  private final class Answerer: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let log: LogBook
    private let script: @Sendable (String) -> [Step]
    private var head = ""

    init(_ log: LogBook, _ script: @escaping @Sendable (String) -> [Step]) {
      self.log = log
      self.script = script
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let buffer = unwrapInboundIn(data)
      log.state.withLock { $0.bytes += buffer.readableBytesView }
      head += String(buffer: buffer)
      guard let end = head.range(of: "\r\n\r\n") else { return }
      let request = String(head[..<end.lowerBound])
      head = ""
      log.state.withLock { $0.requests.append(request) }
      perform(script(request)[...], context)
    }

    private func perform(_ steps: ArraySlice<Step>, _ context: ChannelHandlerContext) {
      guard let step = steps.first else { return }
      switch step {
      case .close: context.close(promise: nil)
      case .send(let text):
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text))).assumeIsolated()
          .whenSuccess { self.perform(steps.dropFirst(), context) }
      case .sendForever(let text):
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text))).assumeIsolated()
          .whenSuccess { self.perform(steps, context) }
      }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
  }
}

extension [ScriptedServer.Step] {
  /// A whole answer, after which the connection is closed.
  static func answer(_ status: String = "200 OK", _ fields: [String] = [], _ content: String = "") -> Self {
    let head = ["HTTP/1.1 \(status)", "content-length: \(content.utf8.count)", "connection: close"] + fields
    return [.send(head.joined(separator: "\r\n") + "\r\n\r\n" + content), .close]
  }
}
