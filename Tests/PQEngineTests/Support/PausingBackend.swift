import PQEngine
import PQModel
import PQTestSupport
import Synchronization

/// A backend whose answers are delayed by the test. It counts the requests that are open at once.
final class PausingBackend: Backend {
  let name = "pausing"
  let catalog = Catalog()
  let clock = CivilTime(year: 2026, month: 1, day: 15).instant

  struct Log {
    /// The positions of the requests, in the order of their arrival.
    var begun: [Int] = []
    var ended: [Int] = []
    var running = 0
    var mostAtOnce = 0
  }

  private let requests: [ExportRequest]
  private let pause: @Sendable (Int) -> Duration
  private let failures: [Int: BackendFailure]
  private let log = Mutex(Log())

  init(
    _ requests: [ExportRequest], failures: [Int: BackendFailure] = [:],
    pause: @escaping @Sendable (Int) -> Duration = { _ in .zero }
  ) {
    self.requests = requests
    self.failures = failures
    self.pause = pause
  }

  var seen: Log { log.withLock { $0 } }

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    let place = requests.firstIndex(of: request) ?? -1
    log.withLock {
      $0.begun.append(place)
      $0.running += 1
      $0.mostAtOnce = max($0.mostAtOnce, $0.running)
    }
    defer { log.withLock { $0.running -= 1 } }
    do {
      try await Task.sleep(for: pause(place))
    } catch {
      throw BackendFailure("somebody has hung up")
    }
    if let failure = failures[place] { throw failure }
    log.withLock { $0.ended.append(place) }
    sink.take(.ones(request))
  }

  /// Returns successive requests of an hour each.
  static func requests(_ count: Int64) throws -> [ExportRequest] {
    let end = CivilTime(year: 2026, month: 1, day: 15).instant
    return try (0..<count).map { hour in
      let to = end - (count - 1 - hour) * .hour
      return try ExportRequest(
        range: TimeRange(from: to - .hour, to: to), interval: .h1, metrics: [.http],
        catalog: Catalog(), clock: end)
    }
  }
}
