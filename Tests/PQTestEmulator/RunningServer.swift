package import PQEmulator
import PQServer
import Synchronization

/// An emulator behind a socket in this process, on a free port.
package final class RunningServer: Sendable {
  /// The error of a server that does not start.
  struct NoServer: Error {}

  /// The token that clients must send.
  package static let token = "sesame"

  /// The port on which the server listens.
  package let port: Int
  private let log: Log
  private let stopping: AsyncStream<Void>.Continuation
  private let task: Task<Void, any Error>

  /// The lines of the access log.
  private final class Log: Sendable {
    let lines = Mutex<[String]>([])
  }

  /// Starts a server and waits until it listens.
  ///
  /// - Parameters:
  ///   - emulator: The emulator that answers.
  ///   - patience: The time that running requests have to end when the server stops.
  ///   - delayedTimeout: The time that delayed requests have then; `nil` for the same time.
  ///   - requestTimeLimit: The time for the head of the first request of a connection, and for each
  ///     body.
  ///   - connectionLimit: The maximum number of connections; `nil` for the default.
  /// - Throws: `NoServer` if the server does not listen.
  package init(
    _ emulator: Emulator, patience: Duration = .milliseconds(500), delayedTimeout: Duration? = nil,
    requestTimeLimit: Duration = .seconds(10), connectionLimit: Int? = nil
  ) async throws {
    let log = Log()
    var server = EmulatorServer(emulator, port: 0, token: Self.token) { line in
      log.lines.withLock { $0.append(line) }
    }
    server.patience = patience
    server.delayedTimeout = delayedTimeout ?? patience
    server.requestTimeLimit = requestTimeLimit
    server.connectionLimit = connectionLimit ?? server.connectionLimit
    let (stops, stopping) = AsyncStream<Void>.makeStream()
    let (ports, portFound) = AsyncStream<Int>.makeStream()
    task = Task { [server] in
      defer { portFound.finish() }
      try await server.run(
        listening: { portFound.yield($0) }, until: { for await _ in stops { break } })
    }
    var found = ports.makeAsyncIterator()
    guard let port = await found.next() else { throw NoServer() }
    self.port = port
    self.log = log
    self.stopping = stopping
  }

  package var lines: [String] { log.lines.withLock { $0 } }

  /// Returns the lines of the access log when there are at least `count`, or after 120 seconds. An
  /// answer is sent before its line is written.
  package func lines(_ count: Int) async -> [String] {
    let start = ContinuousClock.now
    while lines.count < count, ContinuousClock.now - start < .seconds(120) {
      try? await Task.sleep(for: .milliseconds(2))
    }
    return lines
  }

  /// Stops the server and waits for its end.
  package func stop() async throws {
    stopping.yield()
    try await task.value
  }

  /// Runs a test with a server and stops the server afterwards.
  package static func with(
    _ emulator: Emulator, _ test: (RunningServer) async throws -> Void
  ) async throws {
    let server = try await RunningServer(emulator)
    do {
      try await test(server)
    } catch {
      try await server.stop()
      throw error
    }
    try await server.stop()
  }
}
