package import PQEngine
import PQModel
import Synchronization

/// The export API as its vendor documents it, answered from a backend.
///
/// It knows requests and replies, and no socket: whoever has one asks `refusal` with the head of a
/// request, and then `reply` with its body.
package final class Emulator: Sendable {
  /// What a server may be told.
  package struct Settings: Sendable {
    /// What clients must send in `X-Auth-Token`.
    package var token: String
    /// How many requests are let through in a minute; nil for any number.
    package var requestsPerMinute: Int?
    package var weather = Weather()

    package init(token: String) { self.token = token }
  }

  private struct State {
    var rate: RateLimit?
    /// How often each body has been answered, by its hash.
    var counts: [UInt64: Int] = [:]
  }

  private let backend: any Backend
  private let settings: Settings
  private let state: Mutex<State>

  /// An emulator whose clock is that of its backend.
  package init(_ backend: any Backend, _ settings: Settings) {
    self.backend = backend
    self.settings = settings
    state = Mutex(State(rate: settings.requestsPerMinute.map(RateLimit.init(allowed:))))
  }

  /// The longest body that is read.
  package static let longestBody = Undocumented.longestBody

  /// The server's time, for the header `Date`.
  package var date: String { HTTPDate.text(backend.clock) }
}

extension Emulator {
  /// What a request gets without a look at its body; nil if the body is wanted.
  ///
  /// The time is that of a clock that only goes forward.
  package func refusal(_ head: CallHead, at time: Duration) -> Reply? {
    do throws(Refusal) {
      try admit(head, at: Int64(time / .milliseconds(1)))
      return nil
    } catch {
      return Reply(error)
    }
  }

  /// The answer to a request; the body is nil if it is too long.
  package func reply(to head: CallHead, body: [UInt8]?) async -> Reply {
    do throws(Refusal) {
      guard let body else { throw .bodyTooLong }
      let form = try head.form()
      let question = try ExportQuestion(body: body, clock: backend.clock.milliseconds)
      let request = try question.request(of: backend.catalog)
      let pieces = AnswerPieces(try await answer(request), as: form)
      let number = number(of: body)
      return settings.weather.befall(Reply(ReplyBody(pieces), as: form), body: body, number: number)
    } catch {
      return Reply(error)
    }
  }

  private func admit(_ head: CallHead, at time: Int64) throws(Refusal) {
    guard head.path == Undocumented.path else { throw .noSuchPath(String(head.path)) }
    guard head.method == "POST" else { throw .wrongMethod(head.method) }
    guard let token = head.token else { throw .noToken }
    guard token.utf8.elementsEqual(settings.token.utf8) else { throw .wrongToken }
    if let wait = state.withLock({ $0.rate?.wait(at: time) }) {
      throw .tooManyRequests(wait: wait)
    }
    try head.checkType()
  }

  private func answer(_ request: ExportRequest) async throws(Refusal) -> Table {
    do throws(BackendFailure) {
      return try await backend.answer(request)
    } catch {
      throw .failed(error.description)
    }
  }

  /// How often a body has been answered before.
  private func number(of body: [UInt8]) -> Int {
    let hash = Weather.hash(body)
    return state.withLock { state in
      defer { state.counts[hash, default: 0] += 1 }
      return state.counts[hash, default: 0]
    }
  }
}
