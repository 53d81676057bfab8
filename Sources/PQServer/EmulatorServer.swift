import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
package import PQEmulator
import PQSystem

/// An HTTP server for the emulator on 127.0.0.1.
package struct EmulatorServer: Sendable {
  private let emulator: Emulator
  private let port: UInt16
  private let token: String
  private let log: @Sendable (String) -> Void

  /// The time that running requests have to finish after the server stops.
  package var patience = Duration.milliseconds(500)
  /// The time that requests have to finish whose answer the fault `slow` delays.
  package var delayedTimeout = Duration.seconds(30)
  /// The time for the head of the first request of a connection, and for each body.
  package var requestTimeLimit = Duration.seconds(10)
  /// The maximum number of connections at once. More clients wait until another one leaves.
  package var connectionLimit = Self.usualConnectionLimit
  private let delayed = DelayedRequests()

  /// The number of descriptors that the program itself needs: those of files, of signals, and of an event
  /// loop for each processor.
  static let reservedDescriptors = 24 + 4 * System.coreCount
  /// The system may accept a few connections more than the maximum.
  private static let usualConnectionLimit = max(
    1, FileDescriptors.limit - reservedDescriptors - 8)

  /// Creates a server, without starting it.
  ///
  /// - Parameters:
  ///   - port: the port; 0 for any free one.
  ///   - token: the token of the emulator. The log shows `[token]` instead.
  ///   - log: called with each line of the access log, without its line break.
  package init(
    _ emulator: Emulator, port: UInt16, token: String, log: @escaping @Sendable (String) -> Void
  ) {
    self.emulator = emulator
    self.port = port
    self.token = token
    self.log = log
  }

  /// Starts the server, and runs it until `stop` returns.
  ///
  /// After that, the server accepts no more connections and closes idle ones. Running requests have
  /// `patience` to finish, and those that the fault `slow` delays have `delayedTimeout`.
  ///
  /// - Parameters:
  ///   - listening: called with the port once the server accepts connections.
  ///   - stop: waits for the event that stops the server.
  /// - Throws: `ServeFailure` if the server cannot listen at the port.
  package func run(
    listening: @escaping @Sendable (Int) -> Void, until stop: @escaping @Sendable () async -> Void
  ) async throws {
    let server = server(listening)
    do {
      try await run(server, until: stop)
    } catch let error as IOError {
      throw refusal(error)
    }
  }

  private func run(
    _ server: Server<HTTP1Channel>, until stop: @escaping @Sendable () async -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      group.addTask {
        await stop()
        Task { try? await server.shutdownGracefully() }
        try? await Task.sleep(for: patience)
        await delayed.untilNone(within: delayedTimeout - patience)
      }
      // Either all connections have ended, or the time is up.
      try await group.next()
      group.cancelAll()
    }
  }

  private func server(_ listening: @escaping @Sendable (Int) -> Void) -> Server<HTTP1Channel> {
    let start = ContinuousClock.now
    let respond: HTTPChannelHandler.Responder = {
      [emulator, token, log, delayed] request, writer, channel in
      let exchange = RequestHandler(
        emulator, request, channel, uptime: ContinuousClock.now - start, delayed)
      let outcome = await exchange.run(writer)
      log(outcome.line.text(hiding: token))
      if outcome.isLast { throw RequestHandler.Over() }
    }
    let limits = ConnectionHandler.Limits(request: TimeAmount(requestTimeLimit))
    let channel = HTTP1Channel(
      responder: respond,
      configuration: .init(additionalChannelHandlers: [InputClosedHandler(limits)]))
    let logger = Logger(label: "pq-serve") { _ in SwiftLogNoOpLogHandler() }
    return Server(
      childChannelSetup: channel,
      configuration: ServerConfiguration(
        address: .hostname("127.0.0.1", port: Int(port)),
        availableConnectionsDelegate: .maximum(connectionLimit, logger: logger)),
      onServerRunning: { listening($0.localAddress?.port ?? 0) },
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
      logger: logger)
  }

  private func refusal(_ error: IOError) -> ServeFailure {
    error.errnoCode == EADDRINUSE
      ? .usage("port \(port) is in use; give another with --port, or 0 for any")
      : .usage("cannot listen at port \(port): \(SystemError(code: error.errnoCode).reason)")
  }
}

/// Records that the client of a connection has closed its side of the connection.
///
/// The client may do that before its request is read. A handler that is added later would miss the
/// event.
final class InputClosedHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny

  private let limits: ConnectionHandler.Limits
  private var isInputClosed = false

  init(_ limits: ConnectionHandler.Limits) { self.limits = limits }

  /// Adds the handler that needs the version of a request, which later handlers do not see.
  func handlerAdded(context: ChannelHandlerContext) {
    let pipeline = context.pipeline.syncOperations
    guard let decoder = try? pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
    else { return }
    try? pipeline.addHandler(ConnectionHandler(limits), position: .after(decoder))
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event as? ChannelEvent == .inputClosed { isInputClosed = true }
    context.fireUserInboundEventTriggered(event)
  }

  /// Closes the connection when the client closes its side, or at once if the client has closed it
  /// already.
  ///
  /// By default, the connection stays open, because the server can still send to the client.
  static func closeWhenInputCloses(_ channel: any Channel) async throws {
    try await channel.setOption(.allowRemoteHalfClosure, value: false).get()
    try await channel.eventLoop.submit {
      let watch = try channel.pipeline.syncOperations.handler(type: InputClosedHandler.self)
      if watch.isInputClosed { channel.close(promise: nil) }
    }.get()
  }
}
