import PQ
import PQEmulator
import PQTestEmulator
import PQTestServers

/// An emulator on loopback that records its requests and the number of concurrent ones.
struct CountingServer: Sendable {
  private let desk: Desk
  private let server: LoopbackServer

  /// Creates a server.
  ///
  /// - Parameters:
  ///   - backend: The backend that answers, or `nil` for the fixture.
  ///   - tellsTime: True if answers have the time of the backend's clock in the header `Date`.
  ///   - clock: The clock for the times of the calls.
  ///   - limit: The maximum number of requests per minute, or `nil` for no limit.
  ///   - gate: The number of requests that must be open before any of them is answered.
  init(
    of backend: (any Backend)? = nil, tellsTime: Bool = false,
    clock: HeldClock = HeldClock(at: Statement.now), limit: Int? = nil, gate: Int = 1
  ) throws {
    var settings = Emulator.Settings(token: RunningServer.token)
    settings.requestsPerMinute = limit
    let emulator = Emulator(try backend ?? Statement.backend(), settings)
    let desk = Desk(emulator, clock: clock, gate: gate, tellsTime: tellsTime)
    self.desk = desk
    server = try LoopbackServer { request in desk.steps(request) }
  }

  var url: String { server.url }

  /// The answered requests so far, in the order of the answers.
  var calls: [Desk.Call] { desk.calls }

  /// The maximum number of requests that were open at the same time.
  var mostOpen: Int { desk.mostOpen }
}
