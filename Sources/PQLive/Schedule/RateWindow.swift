/// Which requests of the last minute count, how many may, and so when the next may be sent.
///
/// A request counts until a minute after its answer began, by when the server must have counted it.
/// So no minute has more than the limit, wherever it begins and however long answers take.
///
/// The limit of the server is not known. Once it says that there are too many, as many as it has
/// answered within the last minute are taken for its limit. That may be wrong, as when it was a
/// passing mood; so one request is sent in spite of it when the server has been left alone as long
/// as it wanted. If that one is answered, the limit is forgotten; if it is not, the next such
/// attempt waits twice as long.
struct RateWindow {
  /// What to do with a request.
  enum Admission: Equatable {
    /// Send it; the number is what it is called by from then on.
    case now(number: Int)
    case later(Duration, LiveEvent.Wait)
  }

  private enum Fate {
    case underWay, answered, refused
  }

  private struct Entry {
    let number: Int
    /// When it was sent; once it is answered, when that was.
    var time: Duration
    var fate = Fate.underWay
  }

  static let length = Duration.seconds(60)
  private static let firstAttempt = Duration.seconds(1)
  private static let longestAttempt = Duration.seconds(900)
  /// How often to look whether the one request is answered that is sent in spite of the limit.
  private static let glance = Duration.milliseconds(20)

  /// The most requests a minute that the user wants; nil for any number.
  let wanted: Int?
  /// The most requests a minute that the server seems to answer; nil while it answers all.
  private(set) var learned: Int?
  /// How often the server has refused since it last answered.
  private(set) var refusals = 0
  private var entries: [Entry] = []
  private var nextNumber = 0
  /// Until when the server is left alone.
  private(set) var pauseEnd = Duration.zero
  private var pauseReason = LiveEvent.Wait.refusal
  private var attempt: Int?
  private var attemptTime = Duration.zero
  private var failedAttempts = 0

  init(wanted: Int?) { self.wanted = wanted }

  /// Asks whether a request may be sent.
  mutating func ask(at now: Duration) -> Admission {
    forget(at: now)
    if now < pauseEnd { return .later(pauseEnd - now, pauseReason) }
    if let wanted, entries.count >= max(1, wanted) {
      let room = lane(wanted, at: now, withRefused: true).next - now
      return .later(room, .rate(perMinute: wanted))
    }
    let count = entries.count { $0.fate != .refused }
    guard let learned, count >= learned else { return admit(at: now) }
    let wait = LiveEvent.Wait.rate(perMinute: learned)
    if attempt != nil { return .later(Self.glance, wait) }
    if now >= attemptTime {
      attempt = nextNumber
      return admit(at: now)
    }
    let room = lane(learned, at: now, withRefused: false).next - now
    return .later(min(attemptTime - now, room), wait)
  }

  /// The server has begun to answer.
  mutating func answered(_ number: Int, at now: Duration) {
    settle(number, .answered, at: now)
    refusals = 0
    if attempt == number {
      attempt = nil
      learned = nil
      failedAttempts = 0
    }
    learned = learned.map { max($0, answeredCount) }
  }

  /// The server says that there are too many.
  ///
  /// - Parameter pause: how long to leave it alone.
  mutating func refused(_ number: Int, at now: Duration, pause: Duration) {
    forget(at: now)
    settle(number, .refused, at: now)
    refusals += 1
    learned = max(1, min(learned ?? .max, answeredCount))
    if attempt == number {
      attempt = nil
      failedAttempts = min(failedAttempts + 1, 20)
    }
    leaveAlone(until: now + pause, .refusal)
    let patience = max(pause, Self.firstAttempt) * (1 << failedAttempts)
    attemptTime = max(pauseEnd, now + min(patience, Self.longestAttempt))
  }

  /// No request is sent before a time, unless an earlier reason to wait lasts longer.
  mutating func leaveAlone(until end: Duration, _ reason: LiveEvent.Wait) {
    guard end > pauseEnd else { return }
    pauseEnd = end
    pauseReason = reason
  }

  /// Nobody knows whether the server has counted it, so it counts from now.
  mutating func lost(_ number: Int, at now: Duration) {
    if attempt == number { attempt = nil }
    settle(number, .answered, at: now, onlyIfUnderWay: true)
  }
}

extension RateWindow {
  /// So many requests a minute, and when those were answered that count, in order.
  struct Lane {
    let limit: Int
    var times: [Duration]

    /// When the next may be sent, unless something else is in its way.
    var next: Duration {
      let place = times.count - max(1, limit)
      return place < 0 ? .zero : times[place] + RateWindow.length
    }
  }

  /// A limit, and what counts at a time. What is under way counts as if it were answered then.
  func lane(_ limit: Int, at time: Duration, withRefused: Bool) -> Lane {
    let times = entries.filter { withRefused || $0.fate != .refused }
      .map { $0.fate == .underWay ? time : $0.time }
      .filter { $0 + Self.length > time }.sorted()
    return Lane(limit: limit, times: times)
  }

  private var answeredCount: Int { entries.count { $0.fate == .answered } }

  private mutating func admit(at now: Duration) -> Admission {
    entries.append(Entry(number: nextNumber, time: now))
    nextNumber += 1
    return .now(number: nextNumber - 1)
  }

  private mutating func forget(at now: Duration) {
    entries.removeAll { $0.fate != .underWay && $0.time + Self.length <= now }
  }

  private mutating func settle(
    _ number: Int, _ fate: Fate, at now: Duration, onlyIfUnderWay: Bool = false
  ) {
    guard let place = entries.firstIndex(where: { $0.number == number }) else { return }
    if onlyIfUnderWay, entries[place].fate != .underWay { return }
    entries[place].time = now
    entries[place].fate = fate
  }
}
