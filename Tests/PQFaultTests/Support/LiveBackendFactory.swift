import PQ
import PQTestEmulator
import PQTestServers
import Synchronization

@testable import PQLive

/// The creation of live backends for a server in this process.
enum LiveBackendFactory {
  /// Returns a backend with real connections, whose pauses between requests take no time.
  static func backend(
    _ url: String, clock: ManualClock = ManualClock(at: Statement.now),
    _ change: (inout LiveSettings) -> Void = { _ in }
  ) throws -> LiveBackend {
    var settings = LiveSettings()
    settings.endpoint = try Endpoint(url)
    settings.token = .token(try APIToken(RunningServer.token))
    settings.seed = 1
    // The data of the fixture does not change, so the catalog has no settling margin.
    settings.catalog = Catalog()
    change(&settings)
    let counter = OpenRequestCounter()
    return LiveBackend(
      settings, transport: counter.counted(.curl(settings.limits, caFile: nil)),
      clock: clock.standing(during: counter))
  }
}

extension ManualClock {
  /// Returns a clock that stands still while a request waits for its answer.
  ///
  /// The time that a request takes is not measured by this clock. If another task moved the clock
  /// meanwhile, a slow answer on a busy machine could take days by the clock. Then ranges would leave
  /// the retention of the server.
  fileprivate func standing(during counter: OpenRequestCounter) -> LiveClock {
    let clock = live
    return LiveClock(
      now: clock.now, date: clock.date,
      sleepUntil: { end in
        // Each sleeper suspends at least once, so that none uses a processor all the time.
        repeat {
          try? await Task.sleep(for: .microseconds(200))
        } while counter.hasOpenRequests && clock.now() < end && !Task.isCancelled
        if clock.now() < end { await clock.sleepUntil(end) }
      })
  }
}

/// The number of requests that wait for the head of their answer.
private final class OpenRequestCounter: Sendable {
  private let count = Mutex(0)

  var hasOpenRequests: Bool { count.withLock { $0 > 0 } }

  /// Returns a transport whose requests are counted.
  func counted(_ transport: HTTPTransport) -> HTTPTransport {
    HTTPTransport { request throws(NetworkFailure) in
      self.count.withLock { $0 += 1 }
      defer { self.count.withLock { $0 -= 1 } }
      return try await transport.send(request)
    }
  }
}
