import PQHTTP
import PQModel
import Synchronization

/// One tiny question to a server, and what became of it on the way.
struct Probe {
  /// How many minutes are asked for.
  static let minutes: Int64 = 5

  /// What a try has brought to light.
  struct Result {
    /// The number of rows, or why there are none.
    let outcome: Swift.Result<Int, LiveFailure>
    /// The head of the answer, if there was one.
    let head: Head?
    /// How long all of it took.
    let time: Duration
  }

  /// The head of an answer, and when it came.
  struct Head {
    let head: HTTPHead
    /// How long it took from the start.
    let time: Duration
    /// What time it then was here.
    let date: Instant

    /// What time it is for the server, if it says so.
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

  /// Asks for the newest minutes that are over at a time; once, whatever comes of it.
  func ask(at now: Instant, _ token: Token?) async -> Result {
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
    _ connection: LiveConnection, _ now: Instant, _ token: Token?
  ) async -> Swift.Result<Int, LiveFailure> {
    do throws(FailedTry) {
      let exchange = Exchange(
        connection, try request(at: now), token, number: 0, pieceSize: .max)
      var answer = WholeAnswer()
      return .success(try await exchange.run(to: &answer))
    } catch {
      return .failure(connection.failure(error.reason))
    }
  }

  private func request(at now: Instant) throws(FailedTry) -> ExportRequest {
    let end = now.floored(to: .minute)
    let range = TimeRange(from: end - Self.minutes * .minute, to: end)
    do throws(ExportViolation) {
      return try ExportRequest(
        range: range, interval: .m1, metrics: [.http], catalog: Catalog(), clock: now)
    } catch {
      // No rule of the document stands against it.
      throw FailedTry(.outOfReach(from: range.from, earliest: now, .m1))
    }
  }
}
