import PQEngine
import PQHTTP
import PQModel
import Synchronization

/// The state that all requests of a backend share: the transport, the rate limiter and the token.
final class LiveConnection: Sendable {
  let endpoint: Endpoint
  let wire: WireFormat
  let catalog: Catalog
  let transport: HTTPTransport
  let clock: LiveClock
  let limiter: RateLimiter
  let trace: Trace?
  /// The `now` of the settings; `nil` for the time of day.
  private let now: Instant?
  private let policy: RetryPolicy
  private let tokenCache: TokenCache
  private let observer: LiveEvent.Observer
  private let jitterSource: Mutex<JitterSource>
  /// True once the server has sent any answer.
  private let hasAnswered = Atomic(false)
  /// True if `now` is not set. Only then is the clock of this machine compared with the server's.
  private let comparesClocks: Bool
  private let hasReportedClock = Atomic(false)

  init(_ settings: LiveSettings, transport: HTTPTransport, clock: LiveClock) {
    endpoint = settings.endpoint
    wire = settings.wire
    catalog = settings.catalog
    trace = settings.trace
    now = settings.now
    policy = settings.retry
    observer = settings.observer
    comparesClocks = settings.now == nil
    tokenCache = TokenCache(settings.token, settings.memory)
    jitterSource = Mutex(JitterSource(seed: settings.seed))
    limiter = RateLimiter(perMinute: settings.rate, clock: clock, observer: settings.observer)
    self.transport = transport
    self.clock = clock
  }

  /// The URL that requests are posted to.
  var requestURL: String { endpoint.url + wire.path }

  /// Sends a request, and retries it as far as the policy allows.
  ///
  /// - Parameter pieceSize: the minimum number of rows in a piece, except for the last piece.
  /// - Throws: `LiveFailure` of the last try, or if there is no token.
  func answer(
    _ request: ExportRequest, pieceSize: Int, to sink: inout some AnswerSink
  ) async throws(LiveFailure) {
    let token = try token()
    var tries = AttemptCounter(policy)
    while true {
      guard let number = await limiter.admit() else { throw failure(.cancelled) }
      let start = clock.now()
      do throws(AttemptFailure) {
        return try await attempt(tries.count + 1, request, token, number, pieceSize, to: &sink)
      } catch {
        let now = clock.now()
        await clock.sleepUntil(now + (try pause(after: error, took: now - start, &tries)))
      }
    }
  }

  /// The time from which the retention is counted back: `now` if it is set, otherwise the current
  /// time.
  var queryTime: Instant { now ?? clock.date() }

  /// Returns the pause after a number of refusals (429) in a row.
  func pause(after refusals: Int) -> Duration { policy.pause(after: refusals, random: random) }

  /// Returns the server's time from the head of an answer, and reports once if the clocks differ.
  ///
  /// - Parameter sent: the time at which the request was sent, by the clock of this machine.
  func answerHead(_ head: HTTPHead, sent: Instant) -> AnswerHead {
    // An error status often comes from another machine in front of the server.
    guard head.status < 500,
      let clocks = ClockComparison(head, sent: sent, arrived: clock.date())
    else { return AnswerHead() }
    guard comparesClocks else { return AnswerHead(serverTime: clocks.serverTime) }
    if let difference = clocks.difference,
      !hasReportedClock.exchange(true, ordering: .relaxed)
    {
      observer(.clockDiffers(ahead: Duration(difference)))
    }
    return AnswerHead(
      serverTime: clocks.serverTime, cutoff: clocks.cutoff(of: endpoint.authority))
  }

  /// Returns a failure of this server.
  func failure(_ reason: LiveFailure.Reason) -> LiveFailure {
    LiveFailure(host: endpoint.authority, reason: reason)
  }
}

extension LiveConnection {
  private var random: Double { jitterSource.withLock { $0.nextFraction() } }

  /// Returns the token; `nil` if there is none and the server is on this machine.
  ///
  /// - Throws: `LiveFailure` if the token cannot be fetched, or if there is none and the server is
  ///   on another machine, because such a request can only fail.
  func token() throws(LiveFailure) -> APIToken? {
    do throws(TokenFailure) {
      let token = try tokenCache.token()
      if let token { return token }
    } catch {
      throw failure(.token(error))
    }
    guard endpoint.isLoopback else { throw failure(.noToken) }
    return nil
  }

  private func attempt(
    _ count: Int, _ request: ExportRequest, _ token: APIToken?, _ number: Int,
    _ pieceSize: Int, to sink: inout some AnswerSink
  ) async throws(AttemptFailure) {
    // If the try ended before the head of an answer arrived, the server may have counted the try.
    defer { limiter.lost(number) }
    try checkRetention(of: request)
    observer(.sent(try: count))
    let rows = try await RequestAttempt(
      self, request, token, number: number, pieceSize: pieceSize
    ).run(to: &sink)
    hasAnswered.store(true, ordering: .relaxed)
    observer(.answered(rows: rows))
  }

  /// Throws an error if the range of a request has left the retention while the request waited. To
  /// find out, the request is built again. If `now` is fixed, the range cannot leave the retention.
  private func checkRetention(of request: ExportRequest) throws(AttemptFailure) {
    do throws(ExportViolation) {
      _ = try ExportRequest(
        range: request.range, interval: request.interval, metrics: request.metrics,
        filters: request.filters, dimensions: request.dimensions, catalog: catalog,
        clock: queryTime)
    } catch {
      guard case .beyondRetention(let from, let earliest, let interval) = error else { return }
      throw AttemptFailure(.outOfReach(from: from, earliest: earliest, interval))
    }
  }

  /// Returns the pause before the next try.
  ///
  /// - Throws: the failure, if there is no next try.
  private func pause(
    after failed: AttemptFailure, took time: Duration, _ tries: inout AttemptCounter
  ) throws(LiveFailure) -> Duration {
    var failure = failure(failed.reason)
    note(failed.reason)
    let verdict =
      if let pause = failed.pause {
        tries.refused(pause: pause)
      } else {
        tries.failed(took: time, wanted: failed.wanted, random: random)
      }
    failure.tries = tries.count
    let isTransient = failure.isTransient(hasAnswered: hasAnswered.load(ordering: .relaxed))
    guard isTransient, case .again(let pause) = verdict else { throw failure }
    if failed.wanted != nil, failed.pause == nil { limiter.leaveAlone(for: pause) }
    observer(.failed(failure, nextIn: max(pause, failed.pause ?? .zero)))
    return pause
  }

  private func note(_ reason: LiveFailure.Reason) {
    if case .network = reason { return }
    hasAnswered.store(true, ordering: .relaxed)
  }
}
