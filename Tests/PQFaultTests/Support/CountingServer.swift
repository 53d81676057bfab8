import PQ
import PQEmulator
import PQTestEmulator
import PQTestServers

/// An emulator on loopback that records its requests and the number of concurrent ones.
struct CountingServer: Sendable {
  private let recorder: RequestRecorder
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
    clock: ManualClock = ManualClock(at: Statement.now), limit: Int? = nil, gate: Int = 1
  ) throws {
    var settings = Emulator.Settings(token: RunningServer.token)
    settings.requestsPerMinute = limit
    let emulator = Emulator(try backend ?? Statement.backend(), settings)
    let recorder = RequestRecorder(emulator, clock: clock, gate: gate, tellsTime: tellsTime)
    self.recorder = recorder
    server = try LoopbackServer { request in recorder.steps(request) }
  }

  var url: String { server.url }

  /// The answered requests so far, in the order of the answers.
  var calls: [RequestRecorder.Call] { recorder.calls }

  /// The maximum number of requests that were open at the same time.
  var mostOpen: Int { recorder.mostOpen }
}
