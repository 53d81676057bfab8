import PQ
import PQTestServers

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
    return LiveBackend(
      settings, transport: .curl(settings.limits, caFile: nil), clock: clock.hurried)
  }
}

extension HeldClock {
  /// Sleepers of it give way to others for a moment: while several wait for one, none is to spin.
  fileprivate var hurried: LiveClock {
    let clock = live
    return LiveClock(
      now: clock.now, date: clock.date,
      sleepUntil: { end in
        await clock.sleepUntil(end)
        try? await Task.sleep(for: .microseconds(200))
      })
  }
}
