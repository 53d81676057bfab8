import Synchronization
import Testing

@testable import PQEmulator
@testable import PQServer

/// An emulator behind a socket, in this process, at any port.
final class RunningServer: Sendable {
  private static let token = "sesame"

  let port: Int
  private let log: Log
  private let stopping: AsyncStream<Void>.Continuation
  private let task: Task<Void, any Error>

  /// The lines of the access log.
  private final class Log: Sendable {
    let lines = Mutex<[String]>([])
  }

  /// Starts it, and waits until it listens.
  init(_ emulator: Emulator, patience: Duration = .milliseconds(500)) async throws {
    let log = Log()
    var server = EmulatorServer(emulator, port: 0, token: Self.token) { line in
      log.lines.withLock { $0.append(line) }
    }
    server.patience = patience
    let (stops, stopping) = AsyncStream<Void>.makeStream()
    let (ports, portFound) = AsyncStream<Int>.makeStream()
    task = Task { [server] in
      defer { portFound.finish() }
      try await server.run(
        listening: { portFound.yield($0) }, until: { for await _ in stops { break } })
    }
    var found = ports.makeAsyncIterator()
    port = try #require(await found.next())
    self.log = log
    self.stopping = stopping
  }

  var lines: [String] { log.lines.withLock { $0 } }

  /// The lines of the access log, once there are so many: an answer is there before its line.
  func lines(_ count: Int) async -> [String] {
    let start = ContinuousClock.now
    while lines.count < count, ContinuousClock.now - start < .seconds(20) {
      try? await Task.sleep(for: .milliseconds(2))
    }
    return lines
  }

  /// Stops it, and waits for its end.
  func stop() async throws {
    stopping.yield()
    try await task.value
  }

  /// Asks it over a new connection, which is kept open until the answer is there.
  func ask(
    _ body: some CustomStringConvertible, target: String = "/v1/export", token: String = token
  ) async -> (answer: Received?, end: Connection.End) {
    guard let connection = try? Connection(port: port) else { return (nil, .closed) }
    await connection.send(Self.request("\(body)", target: target, token: token))
    let (bytes, end) = await connection.receive { Received($0)?.isWhole ?? false }
    return (Received(bytes), end)
  }

  /// A request as it goes over the wire.
  static func request(
    _ body: String, target: String = "/v1/export", token: String = token,
    extra: [String] = []
  ) -> String {
    let lines =
      [
        "POST \(target) HTTP/1.1", "Host: 127.0.0.1", "X-Auth-Token: \(token)",
        "Content-Type: application/json", "Content-Length: \(body.utf8.count)",
      ] + extra
    return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
  }

  /// Runs a test on a server that is stopped behind it.
  static func with(
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
