/// The requests of the last minute, and the time at which the next one may be sent.
///
/// The server has counted a request at the latest when its answer begins. So a request counts until a
/// minute after that. Then no period of a minute exceeds the limit, however long answers take.
///
/// The server's limit is unknown. When the server refuses a request, the number of requests that it
/// answered within the last minute becomes the assumed limit. The assumed limit can be too low, for
/// example after a short overload. So after the pause that the server asked for, one request is sent
/// in spite of the limit. If the server answers this request, the assumed limit is forgotten. If not,
/// the next such attempt waits twice as long.
struct RateWindow {
  /// The decision about a request.
  enum Admission: Equatable {
    /// The request may be sent. `number` identifies the request in later calls.
    case now(number: Int)
    /// The request has to wait, and to ask again after this time.
    case later(Duration, LiveEvent.Wait)
  }

  private enum RequestState {
    case underWay, answered, refused
  }

  private struct Entry {
    let number: Int
    /// The time at which the request was sent; after its answer, the time of the answer.
    var time: Duration
    var state = RequestState.underWay
  }

  static let length = Duration.seconds(60)
  private static let minAttemptDelay = Duration.seconds(1)
  private static let maxAttemptDelay = Duration.seconds(900)
  /// The interval at which waiting requests check the request that was sent in spite of the limit.
  private static let pollInterval = Duration.milliseconds(20)

  /// The user's limit, in requests per minute; `nil` for none.
  let userLimit: Int?
  /// The assumed limit of the server, in requests per minute; `nil` if no limit is assumed.
  private(set) var assumedLimit: Int?
  /// The number of refusals since the server last answered.
  private(set) var refusals = 0
  private var entries: [Entry] = []
  private var nextNumber = 0
  /// The end of the pause.
  private(set) var pauseEnd = Duration.zero
  private var pauseReason = LiveEvent.Wait.refusal
  /// The number of the request that was sent in spite of the limit; `nil` if there is none.
  private var attempt: Int?
  private var attemptTime = Duration.zero
  private var failedAttempts = 0

  init(userLimit: Int?) { self.userLimit = userLimit }

  /// Decides if a request may be sent at a time.
  mutating func ask(at now: Duration) -> Admission {
    forget(at: now)
    if now < pauseEnd { return .later(pauseEnd - now, pauseReason) }
    if let userLimit, entries.count >= max(1, userLimit) {
      let room = limitWindow(userLimit, at: now, countsRefused: true).next - now
      return .later(room, .rate(perMinute: userLimit))
    }
    let count = entries.count { $0.state != .refused }
    guard let assumedLimit, count >= assumedLimit else { return admit(at: now) }
    let wait = LiveEvent.Wait.rate(perMinute: assumedLimit)
    if attempt != nil { return .later(Self.pollInterval, wait) }
    if now >= attemptTime {
      attempt = nextNumber
      return admit(at: now)
    }
    let room = limitWindow(assumedLimit, at: now, countsRefused: false).next - now
    return .later(min(attemptTime - now, room), wait)
  }

  /// Records that the server has begun to answer a request.
  mutating func answered(_ number: Int, at now: Duration) {
    settle(number, .answered, at: now)
    refusals = 0
    if attempt == number {
      attempt = nil
      assumedLimit = nil
      failedAttempts = 0
    }
    assumedLimit = assumedLimit.map { max($0, answeredCount) }
  }

  /// Records that the server refused a request because there were too many.
  ///
  /// - Parameter pause: the length of the pause.
  mutating func refused(_ number: Int, at now: Duration, pause: Duration) {
    forget(at: now)
    settle(number, .refused, at: now)
    refusals += 1
    assumedLimit = max(1, min(assumedLimit ?? .max, answeredCount))
    if attempt == number {
      attempt = nil
      failedAttempts = min(failedAttempts + 1, 20)
    }
    leaveAlone(until: now + pause, .refusal)
    let patience = max(pause, Self.minAttemptDelay) * (1 << failedAttempts)
    attemptTime = max(pauseEnd, now + min(patience, Self.maxAttemptDelay))
  }

  /// Starts a pause, unless the current one ends later.
  mutating func leaveAlone(until end: Duration, _ reason: LiveEvent.Wait) {
    guard end > pauseEnd else { return }
    pauseEnd = end
    pauseReason = reason
  }

  /// Records that a request has ended. If it has no answer, it counts as answered now, because the
  /// server may have counted it.
  mutating func lost(_ number: Int, at now: Duration) {
    if attempt == number { attempt = nil }
    settle(number, .answered, at: now, onlyIfUnderWay: true)
  }
}

extension RateWindow {
  /// A limit in requests per minute, and the ascending times of the requests that count towards it.
  struct LimitWindow {
    let limit: Int
    var times: [Duration]

    /// The earliest time of the next request under this limit.
    var next: Duration {
      let place = times.count - max(1, limit)
      return place < 0 ? .zero : times[place] + RateWindow.length
    }
  }

  /// Returns a limit with the requests that count towards it at `time`. A request without an answer
  /// counts as answered at `time`.
  func limitWindow(_ limit: Int, at time: Duration, countsRefused: Bool) -> LimitWindow {
    let times = entries.filter { countsRefused || $0.state != .refused }
      .map { $0.state == .underWay ? time : $0.time }
      .filter { $0 + Self.length > time }.sorted()
    return LimitWindow(limit: limit, times: times)
  }

  private var answeredCount: Int { entries.count { $0.state == .answered } }

  private mutating func admit(at now: Duration) -> Admission {
    entries.append(Entry(number: nextNumber, time: now))
    nextNumber += 1
    return .now(number: nextNumber - 1)
  }

  private mutating func forget(at now: Duration) {
    entries.removeAll { $0.state != .underWay && $0.time + Self.length <= now }
  }

  private mutating func settle(
    _ number: Int, _ state: RequestState, at now: Duration, onlyIfUnderWay: Bool = false
  ) {
    guard let place = entries.firstIndex(where: { $0.number == number }) else { return }
    if onlyIfUnderWay, entries[place].state != .underWay { return }
    entries[place].time = now
    entries[place].state = state
  }
}

extension RateWindow {
  /// Returns the time until the last of `count` requests can be sent. This assumes that each is
  /// answered at once and that the limits stay the same.
  func wait(for count: Int, at now: Duration) -> Duration {
    guard count > 0 else { return .zero }
    var time = max(now, pauseEnd)
    // A refused request counts towards the user's limit, but not towards the server's.
    var limitWindows =
      [userLimit.map { limitWindow($0, at: time, countsRefused: true) }]
      + [assumedLimit.map { limitWindow($0, at: time, countsRefused: false) }]
    for _ in 0..<count {
      for limitWindow in limitWindows { time = max(time, limitWindow?.next ?? time) }
      for index in limitWindows.indices { limitWindows[index]?.times.append(time) }
    }
    return time - now
  }
}
