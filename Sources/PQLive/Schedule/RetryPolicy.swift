/// How often and how long a request is tried, and how long to wait in between.
public struct RetryPolicy: Sendable, Equatable {
  /// How often a request may fail before it is given up.
  public var maxTries = 6
  /// How often the server may say that it were too many (429), which is no failure of the request.
  public var maxRefusals = 12
  /// How long tries and the pauses between them may take before no other begins.
  public var maxTime: Duration = .seconds(180)
  /// The most to wait after the first failure. It doubles with every other.
  public var firstPause: Duration = .milliseconds(500)
  /// The most to wait after any.
  public var longestPause: Duration = .seconds(30)

  /// Six tries within three minutes.
  public init() {}

  /// Every request is tried once.
  public static let never = {
    var policy = RetryPolicy()
    policy.maxTries = 1
    policy.maxRefusals = 1
    return policy
  }()

  /// How long to wait after a number of failures: exponential, with full jitter, so that many who
  /// failed together do not come back together.
  ///
  /// - Parameter luck: from 0 to 1.
  func pause(after failures: Int, luck: Double) -> Duration {
    let doublings = min(max(failures - 1, 0), 30)
    return min(firstPause * (1 << doublings), longestPause) * luck
  }
}

/// The tries of one request.
struct Tries {
  /// What to do after a failure.
  enum Verdict: Equatable {
    case again(after: Duration)
    case giveUp
  }

  private let policy: RetryPolicy
  private var failures = 0
  private var refusals = 0
  /// How long tries and pauses have taken. Waiting for one's turn does not count.
  private var spent = Duration.zero

  init(_ policy: RetryPolicy) { self.policy = policy }

  /// How many there were.
  var count: Int { failures + refusals }

  /// The server had too many requests. It is left alone by all, which is the rate limiter's
  /// business, and waiting for one's turn like any other; unless it is for longer than anybody waits.
  mutating func refused(pause: Duration) -> Verdict {
    refusals += 1
    guard pause <= policy.maxTime, refusals < policy.maxRefusals else { return .giveUp }
    return .again(after: .zero)
  }

  /// The request failed.
  ///
  /// - Parameter wanted: how long the server wants to be left alone, if it says so.
  mutating func failed(took time: Duration, wanted: Duration?, luck: Double) -> Verdict {
    failures += 1
    let pause = max(policy.pause(after: failures, luck: luck), wanted ?? .zero)
    guard spend(time, pause), failures < policy.maxTries else { return .giveUp }
    return .again(after: pause)
  }

  /// - Returns: whether there is any time left behind the pause.
  private mutating func spend(_ time: Duration, _ pause: Duration) -> Bool {
    spent += time + pause
    return spent <= policy.maxTime
  }
}
