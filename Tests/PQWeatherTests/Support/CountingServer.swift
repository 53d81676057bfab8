import PQ
import PQEmulator
import PQTestEmulator
import PQTestServers

/// The emulator behind sockets that count: what came in byte for byte, when, and how much at once.
struct CountingServer: Sendable {
  private let desk: Desk
  private let server: LoopbackServer

  /// A server of the fixture.
  ///
  /// - Parameters:
  ///   - backend: what answers, if it is not the fixture.
  ///   - tellsTime: whether it says what its backend's clock is.
  ///   - clock: what calls are timed by.
  ///   - limit: how many requests a minute it lets through.
  ///   - gate: how many requests it waits for before it answers any.
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

  /// What came in so far, in the order of the answers.
  var calls: [Desk.Call] { desk.calls }

  /// How many requests were open at once, at most.
  var mostOpen: Int { desk.mostOpen }
}
