package import PQEngine
import PQModel
import Synchronization

/// An emulator of the vendor's export API. It checks that requests follow the vendor's document,
/// and takes the rows of the answers from a backend.
///
/// It handles requests and replies without sockets. A server calls `refusal` with the head of a
/// request, and then `reply` with its body.
package final class Emulator: Sendable {
  /// The settings of an emulator.
  package struct Settings: Sendable {
    /// The token that clients must send in `X-Auth-Token`.
    package var token: String
    /// The maximum number of requests per minute; `nil` for no limit.
    package var requestsPerMinute: Int?
    /// The injected faults, and the delay of answers.
    package var faults = FaultInjection()

    package init(token: String) { self.token = token }
  }

  private struct State {
    var rate: RateLimit?
    /// The number of answers to each body, by the hash of the body.
    var counts: [UInt64: Int] = [:]
  }

  private let backend: any Backend
  private let settings: Settings
  private let state: Mutex<State>

  /// Creates an emulator that uses the clock of its backend.
  package init(_ backend: any Backend, _ settings: Settings) {
    self.backend = backend
    self.settings = settings
    state = Mutex(State(rate: settings.requestsPerMinute.map(RateLimit.init(allowed:))))
  }

  /// The maximum size of a body, in bytes.
  package static let maxBodySize = UndocumentedLimits.maxBodySize

  /// The server's time, as the value of the header field `Date`.
  package var date: String { HTTPDate.text(backend.clock) }
}

extension Emulator {
  /// Checks the head of a request, and counts the request for the rate limit.
  ///
  /// - Parameter time: the time of a monotonic clock.
  /// - Returns: the error answer; `nil` if the head is accepted. The caller then reads the body and
  ///   calls `reply`.
  package func refusal(_ head: RequestHead, at time: Duration) -> Reply? {
    do throws(RequestRejection) {
      try admit(head, at: Int64(time / .milliseconds(1)))
      return nil
    } catch {
      return Reply(error)
    }
  }

  /// Returns the answer to a request.
  ///
  /// - Parameter body: the body of the request; `nil` if it is too long.
  package func reply(to head: RequestHead, body: [UInt8]?) async -> Reply {
    do throws(RequestRejection) {
      guard let body else { throw .bodyTooLong }
      let format = try head.form()
      let exportBody = try ExportBody(body: body, clock: backend.clock.milliseconds)
      let request = try exportBody.request(of: backend.catalog)
      let pieces = AnswerPieces(try await answer(request), as: format)
      let number = countAnswer(of: body)
      return settings.faults.apply(Reply(ReplyBody(pieces), as: format), body: body, number: number)
    } catch {
      return Reply(error)
    }
  }

  private func admit(_ head: RequestHead, at time: Int64) throws(RequestRejection) {
    guard head.path == UndocumentedLimits.path else { throw .noSuchPath(String(head.path)) }
    guard head.method == "POST" else { throw .wrongMethod(head.method) }
    guard let token = head.token else { throw .noToken }
    guard token.utf8.elementsEqual(settings.token.utf8) else { throw .wrongToken }
    if let wait = state.withLock({ $0.rate?.wait(at: time) }) {
      throw .tooManyRequests(wait: wait)
    }
    try head.checkType()
  }

  private func answer(_ request: ExportRequest) async throws(RequestRejection) -> DataTable {
    do throws(BackendFailure) {
      return try await backend.answer(request)
    } catch {
      throw .failed(error.description)
    }
  }

  /// Returns the number of earlier answers to the same body, and increments it.
  private func countAnswer(of body: [UInt8]) -> Int {
    let hash = FaultInjection.hash(body)
    return state.withLock { state in
      defer { state.counts[hash, default: 0] += 1 }
      return state.counts[hash, default: 0]
    }
  }
}

/// A limit for the number of requests in the last minute.
struct RateLimit: Sendable {
  private let allowed: Int
  /// The times of the admitted requests, in milliseconds of a monotonic clock.
  private var times: [Int64] = []

  init(allowed: Int) { self.allowed = allowed }

  /// Admits a request, or returns how long the client must wait. It does not wait itself.
  ///
  /// - Parameter time: the time of the request, in milliseconds of a monotonic clock.
  /// - Returns: `nil` if the request is admitted; otherwise the time to wait, in seconds.
  mutating func wait(at time: Int64) -> Int? {
    let past = times.prefix { $0 <= time - UndocumentedLimits.rateWindow }.count
    times.removeFirst(past)
    guard times.count >= allowed else {
      times.append(time)
      return nil
    }
    let free = (times.first ?? time) + UndocumentedLimits.rateWindow
    return max(1, Int((free - time + 999) / 1000))
  }
}
