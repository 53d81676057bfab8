import PQ
import PQModel
import PQTestSupport
import Synchronization

/// A backend that holds back the answers to requests after a time that the test sets.
final class GatedBackend: Backend {
  private struct State {
    var openUntil: Instant
    var requests: [ExportRequest] = []
    var answered = 0
    var cancelled = 0
  }

  let name = "gated"
  let catalog = Catalog()
  let clock = CivilTime(year: 2026, month: 1, day: 15).instant
  private let state: Mutex<State>

  /// - Parameter hours: Requests that end at most this long before the clock are held back.
  init(closedForLast hours: Int64) {
    state = Mutex(State(openUntil: clock - hours * .hour))
  }

  var requests: [ExportRequest] { state.withLock { $0.requests } }
  var answered: Int { state.withLock { $0.answered } }
  var cancelled: Int { state.withLock { $0.cancelled } }

  func open() { state.withLock { $0.openUntil = clock } }

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    state.withLock { $0.requests.append(request) }
    while !state.withLock({ request.range.to <= $0.openUntil }) {
      do {
        try await Task.sleep(for: .milliseconds(1))
      } catch {
        state.withLock { $0.cancelled += 1 }
        throw .cancelled
      }
    }
    state.withLock { $0.answered += 1 }
    sink.take(SampleTraffic.answer(request))
  }

  /// Waits until a condition is true, at most for some seconds.
  static func wait(until isTrue: () -> Bool) async throws {
    for _ in 0..<5000 where !isTrue() { try await Task.sleep(for: .milliseconds(1)) }
  }
}
