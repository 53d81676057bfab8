/// The number of tries of a request, and the pauses between them.
package struct RetryPolicy: Sendable, Equatable {
  /// The maximum number of failed tries of a request, the first one included.
  package var maxTries = 6
  /// The maximum number of tries that the server refuses because there are too many (429). They do
  /// not count as failed tries.
  package var maxRefusals = 12
  /// The maximum total time of the failed tries and the pauses after them. Refused tries and the
  /// time in the rate limiter do not count.
  package var maxTime: Duration = .seconds(180)
  /// The maximum pause after the first failure. It doubles with each further failure.
  package var firstPause: Duration = .milliseconds(500)
  /// The maximum pause after any failure, unless the server asks for a longer one.
  package var longestPause: Duration = .seconds(30)

  /// Creates the default policy: six tries within three minutes.
  package init() {}

  /// A policy without retries.
  package static let never = {
    var policy = RetryPolicy()
    policy.maxTries = 1
    policy.maxRefusals = 1
    return policy
  }()

  /// Returns the pause after a number of failures. It grows exponentially and has full jitter. So
  /// clients that failed at the same time retry at different times.
  ///
  /// - Parameter random: a random number from 0 to 1.
  func pause(after failures: Int, random: Double) -> Duration {
    let doublings = min(max(failures - 1, 0), 30)
    return min(firstPause * (1 << doublings), longestPause) * random
  }
}

/// The tries of one request so far.
struct AttemptCounter {
  /// The decision after a failed try.
  enum RetryDecision: Equatable {
    case again(after: Duration)
    case giveUp
  }

  private let policy: RetryPolicy
  private var failures = 0
  private var refusals = 0
  /// The total time of failed tries and the pauses after them. The time in the rate limiter does
  /// not count.
  private var spent = Duration.zero

  init(_ policy: RetryPolicy) { self.policy = policy }

  /// The number of tries so far.
  var count: Int { failures + refusals }

  /// Records that the server refused a try because there were too many. The rate limiter makes the
  /// pause, so the next try is due at once. A pause of more than `maxTime` ends the request.
  mutating func refused(pause: Duration) -> RetryDecision {
    refusals += 1
    guard pause <= policy.maxTime, refusals < policy.maxRefusals else { return .giveUp }
    return .again(after: .zero)
  }

  /// Records that a try failed.
  ///
  /// - Parameter wanted: the waiting time that the server asked for; `nil` if it asked for none.
  mutating func failed(took time: Duration, wanted: Duration?, random: Double) -> RetryDecision {
    failures += 1
    let pause = max(policy.pause(after: failures, random: random), wanted ?? .zero)
    guard spend(time, pause), failures < policy.maxTries else { return .giveUp }
    return .again(after: pause)
  }

  /// - Returns: false if the total time exceeds the limit at the end of the pause.
  private mutating func spend(_ time: Duration, _ pause: Duration) -> Bool {
    spent += time + pause
    return spent <= policy.maxTime
  }
}

/// A generator of pseudorandom numbers with a seed (SplitMix64).
struct JitterSource {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// Returns the next number, from 0 up to but not including 1.
  mutating func nextFraction() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((bits ^ (bits >> 31)) >> 11) * 0x1p-53
  }
}
