import PQ
import PQTestEmulator
import PQTestServers
import Synchronization

@testable import PQLive

/// The live door to a server of this process.
enum Door {
  /// A backend whose requests go over real connections, while nobody really waits between them.
  static func backend(
    _ url: String, clock: HeldClock = HeldClock(at: Statement.now),
    _ change: (inout LiveSettings) -> Void = { _ in }
  ) throws -> LiveBackend {
    var settings = LiveSettings()
    settings.endpoint = try Endpoint(url)
    settings.token = .token(try Token(RunningServer.token))
    settings.seed = 1
    // The traffic is that of a file, which does not change, and is asked for like a file's.
    settings.catalog = Catalog()
    change(&settings)
    let traffic = Traffic()
    return LiveBackend(
      settings, transport: traffic.counted(.curl(settings.limits, caFile: nil)),
      clock: clock.standing(during: traffic))
  }
}

extension HeldClock {
  /// A clock that stands still while a request waits for its answer.
  ///
  /// What a request takes is the machine's time, of which the clock knows nothing. If it jumped
  /// meanwhile for everybody who looks whether there is room for another request, a server that
  /// takes a second on a busy machine would take days by the clock, and ranges would leave what the
  /// server keeps.
  fileprivate func standing(during traffic: Traffic) -> LiveClock {
    let clock = live
    return LiveClock(
      now: clock.now, date: clock.date,
      sleepUntil: { end in
        // Sleepers give way to others for a moment in any case, so that none spins.
        repeat {
          try? await Task.sleep(for: .microseconds(200))
        } while traffic.isUnderWay && clock.now() < end && !Task.isCancelled
        if clock.now() < end { await clock.sleepUntil(end) }
      })
  }
}

/// How many requests wait for the head of their answer.
private final class Traffic: Sendable {
  private let count = Mutex(0)

  var isUnderWay: Bool { count.withLock { $0 > 0 } }

  /// A transport whose requests are counted.
  func counted(_ transport: HTTPTransport) -> HTTPTransport {
    HTTPTransport { request throws(NetworkFailure) in
      self.count.withLock { $0 += 1 }
      defer { self.count.withLock { $0 -= 1 } }
      return try await transport.send(request)
    }
  }
}
