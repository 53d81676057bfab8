import Testing

@testable import PQLive

@Suite struct RetryPolicyTests {
  private let policy = RetryPolicy()

  @Test func pausesDoubleUpToTheLongest() {
    let longest = (1...9).map { policy.pause(after: $0, random: 1) }
    let expected = [0.5, 1, 2, 4, 8, 16, 30, 30, 30].map { Duration.seconds($0) }
    #expect(longest == expected)
    #expect(policy.pause(after: 1_000_000, random: 1) == .seconds(30))
  }

  /// Pauses have full jitter: they are uniform between 0 and the maximum.
  @Test func pausesAreSpreadEvenly() {
    var dice = JitterSource(seed: 7)
    let pauses = (0..<10_000).map { _ in policy.pause(after: 3, random: dice.nextFraction()) }
    let mean = pauses.reduce(.zero, +) / 10_000
    #expect(mean > .milliseconds(970) && mean < .milliseconds(1030))
    #expect(pauses.contains { $0 < .milliseconds(20) })
    #expect(pauses.contains { $0 > .milliseconds(1980) })
    #expect(pauses.allSatisfy { $0 >= .zero && $0 < .seconds(2) })
  }

  @Test func theSeedDecides() {
    var (left, right) = (JitterSource(seed: 3), JitterSource(seed: 3))
    for _ in 0..<100 { #expect(left.nextFraction() == right.nextFraction()) }
  }

  @Test func triesEndByNumber() {
    var tries = AttemptCounter(policy)
    for _ in 1..<policy.maxTries {
      #expect(tries.failed(took: .zero, wanted: nil, random: 0) == .again(after: .zero))
    }
    #expect(tries.failed(took: .zero, wanted: nil, random: 0) == .giveUp)
    #expect(tries.count == policy.maxTries)
  }

  @Test func triesEndByTime() {
    var tries = AttemptCounter(policy)
    let third = policy.maxTime / 3
    #expect(tries.failed(took: third, wanted: nil, random: 0) == .again(after: .zero))
    #expect(tries.failed(took: third * 2, wanted: nil, random: 0) == .again(after: .zero))
    #expect(tries.failed(took: .milliseconds(1), wanted: nil, random: 0) == .giveUp)
  }

  @Test func retryAfterIsTheMinimumPause() {
    var tries = AttemptCounter(policy)
    #expect(tries.failed(took: .zero, wanted: .seconds(7), random: 1) == .again(after: .seconds(7)))
    #expect(tries.failed(took: .zero, wanted: .seconds(3600), random: 1) == .giveUp)
  }

  /// The time that a request waits for the rate limit does not count, but one pause must not exceed the
  /// limit.
  @Test func refusalTimeDoesNotCount() {
    var tries = AttemptCounter(policy)
    for _ in 1...3 { #expect(tries.refused(pause: policy.maxTime) == .again(after: .zero)) }
    #expect(tries.refused(pause: policy.maxTime + .seconds(1)) == .giveUp)
  }

  @Test func refusalsAreCountedApart() {
    var tries = AttemptCounter(policy)
    for _ in 1..<policy.maxRefusals {
      #expect(tries.refused(pause: .seconds(1)) == .again(after: .zero))
    }
    #expect(tries.failed(took: .zero, wanted: nil, random: 0) == .again(after: .zero))
    #expect(tries.refused(pause: .seconds(1)) == .giveUp)
  }
}
