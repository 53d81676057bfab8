import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
package import PQEmulator
import PQSystem

/// The emulator behind a socket of 127.0.0.1.
package struct EmulatorServer: Sendable {
  private let emulator: Emulator
  private let port: UInt16
  private let token: String
  private let log: @Sendable (String) -> Void

  /// How long requests may go on when the server is to stop.
  package var patience = Duration.milliseconds(500)

  /// A server that is not running yet.
  ///
  /// - Parameters:
  ///   - port: 0 for any.
  ///   - token: is never logged.
  ///   - log: takes the lines of the access log.
  package init(
    _ emulator: Emulator, port: UInt16, token: String, log: @escaping @Sendable (String) -> Void
  ) {
    self.emulator = emulator
    self.port = port
    self.token = token
    self.log = log
  }

  /// Serves until something has come to its end.
  ///
  /// Then requests that are under way have a little time; nobody is let in, and whoever says
  /// nothing is sent away.
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
      }
      // Either nobody is left, or time is up.
      try await group.next()
      group.cancelAll()
    }
  }

  private func server(_ listening: @escaping @Sendable (Int) -> Void) -> Server<HTTP1Channel> {
    let start = ContinuousClock.now
    let respond: HTTPChannelHandler.Responder = { [emulator, token, log] request, writer, channel in
      let exchange = Exchange(emulator, request, channel, uptime: ContinuousClock.now - start)
      let outcome = await exchange.run(writer)
      log(outcome.line.text(hiding: token))
      if outcome.isLast { throw Exchange.Over() }
    }
    let channel = HTTP1Channel(
      responder: respond, configuration: .init(additionalChannelHandlers: [FarewellWatch()]))
    return Server(
      childChannelSetup: channel,
      configuration: ServerConfiguration(address: .hostname("127.0.0.1", port: Int(port))),
      onServerRunning: { listening($0.localAddress?.port ?? 0) },
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
      logger: Logger(label: "pq-serve") { _ in SwiftLogNoOpLogHandler() })
  }

  private func refusal(_ error: IOError) -> ServeFailure {
    error.errnoCode == EADDRINUSE
      ? .usage("port \(port) is in use; give another with --port, or 0 for any")
      : .usage("cannot listen at port \(port): \(SystemError(code: error.errnoCode).reason)")
  }
}
