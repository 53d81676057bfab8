import PQHTTP
import PQModel
import Synchronization

/// One small request to a server. It records when the head of the answer arrived.
struct Probe {
  /// The length of the requested range, in minutes.
  static let minutes: Int64 = 5

  /// The outcome of a probe.
  struct Result {
    /// The number of rows, or the reason for the failure.
    let outcome: Swift.Result<Int, LiveFailure>
    /// The head of the answer; `nil` if none arrived.
    let head: Head?
    /// The total time of the probe.
    let time: Duration
  }

  /// The head of an answer, with the time of its arrival.
  struct Head {
    let head: HTTPHead
    /// The time from the start of the probe to the arrival of the head.
    let time: Duration
    /// The time of arrival, by the clock of this machine.
    let date: Instant

    /// The server's time; `nil` if the server did not send it.
    var serverTime: Instant? { head.serverTime }
  }

  private let settings: LiveSettings
  private let transport: HTTPTransport
  private let clock: LiveClock

  init(_ settings: LiveSettings, transport: HTTPTransport, clock: LiveClock) {
    self.settings = settings
    self.transport = transport
    self.clock = clock
  }

  /// Requests the newest whole minutes before a time. It sends one request and does not retry.
  func ask(at now: Instant, _ token: APIToken?) async -> Result {
    let start = clock.now()
    let head = Mutex<Head?>(nil)
    let noting = HTTPTransport { [transport, clock, settings] request throws(NetworkFailure) in
      let response = try await transport.send(request)
      let found = Head(
        head: response.head, time: clock.now() - start, date: settings.queryTime(clock))
      head.withLock { $0 = found }
      return response
    }
    let connection = LiveConnection(settings, transport: noting, clock: clock)
    let outcome = await rows(connection, now, token)
    return Result(
      outcome: outcome, head: head.withLock { $0 }, time: clock.now() - start)
  }

  private func rows(
    _ connection: LiveConnection, _ now: Instant, _ token: APIToken?
  ) async -> Swift.Result<Int, LiveFailure> {
    do throws(AttemptFailure) {
      let exchange = RequestAttempt(
        connection, try request(at: now), token, number: 0, pieceSize: .max)
      var answer = SinglePieceSink()
      return .success(try await exchange.run(to: &answer))
    } catch {
      return .failure(connection.failure(error.reason))
    }
  }

  private func request(at now: Instant) throws(AttemptFailure) -> ExportRequest {
    let end = now.floored(to: .minute)
    let range = TimeRange(from: end - Self.minutes * .minute, to: end)
    do throws(ExportViolation) {
      return try ExportRequest(
        range: range, interval: .m1, metrics: [.http], catalog: Catalog(), clock: now)
    } catch {
      // The request breaks no rule of the API's documentation, so this line is never reached.
      throw AttemptFailure(.outOfReach(from: range.from, earliest: now, .m1))
    }
  }
}
