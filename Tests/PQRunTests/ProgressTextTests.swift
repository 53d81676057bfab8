import PQ
import Testing

@testable import PQRun
@testable import PQLive

@Suite struct ProgressTextTests {
  private static let start = ContinuousClock.now

  private static func text(
    _ progress: RunProgress?, after seconds: Double, _ events: [(Double, LiveEvent)] = []
  ) -> String {
    var state = WaitingState(start: start)
    state.progress = progress
    for (time, event) in events { state.take(event, at: start + .seconds(time)) }
    return ProgressText.line(state, at: start + .seconds(seconds))
  }

  private static func progress(
    _ answered: Int, of count: Int, rows: Int = 0, failed: Int = 0
  ) -> RunProgress {
    RunProgress(requestCount: count, answered: answered, rows: rows, failed: failed)
  }

  @Test(arguments: [
    (nil, "no request yet"),
    (progress(0, of: 1), "0 of 1 request, 0 rows"),
    (progress(0, of: 14), "0 of 14 requests, 0 rows"),
    (progress(1, of: 2, rows: 1), "1 of 2 requests, 1 row"),
    (progress(3, of: 14, rows: 1_234_567), "3 of 14 requests, 1,234,567 rows"),
    (progress(2, of: 14, rows: 720, failed: 1), "2 of 14 requests (and 1 failed), 720 rows"),
  ])
  func countsRequestsAndRows(progress: RunProgress?, expected: String) {
    #expect(Self.text(progress, after: 0.5) == expected)
  }

  @Test func namesTheReasonOfAPause() {
    let progress = Self.progress(0, of: 4)
    let failure = LiveFailure(host: "host", reason: .status(503, excerpt: "", location: nil))
    let asking = LiveFailure(
      host: "host", reason: .status(503, excerpt: "", location: nil, wanted: .seconds(5)))
    for (event, expected) in [
      (
        LiveEvent.waiting(.rate(perMinute: 10), .seconds(12)),
        "9 s for the limit of 10 requests a minute"
      ),
      (.waiting(.rate(perMinute: 1), .seconds(600)), "10 min for the limit of 1 request a minute"),
      (.waiting(.refusal, .seconds(3.5)), "1 s because the server has had too many requests"),
      (.waiting(.unavailable, .seconds(3.5)), "1 s because the server asks to be left alone"),
      (.failed(failure, nextIn: .seconds(5)), "again in 2 s: the server has failed"),
      (
        .failed(asking, nextIn: .seconds(5)),
        "again in 2 s, as the server asks: the server has failed"
      ),
    ] {
      #expect(
        Self.text(progress, after: 4, [(1, event)]) == "0 of 4 requests, 0 rows; \(expected)")
    }
  }

  @Test func aPauseIsPartOfTheTimeLeft() {
    let text = Self.text(
      Self.progress(2, of: 4), after: 10, [(9, .waiting(.refusal, .seconds(60)))])
    #expect(text.hasSuffix("; 59 s because the server has had too many requests; about 69 s left"))
  }

  @Test func endedPausesAreNotShown() {
    let events = [(1.0, LiveEvent.waiting(.refusal, .seconds(2))), (3.0, .sent(try: 1))]
    #expect(Self.text(Self.progress(0, of: 4), after: 3, events) == "0 of 4 requests, 0 rows")
  }

  /// The estimate uses the rate so far. There is none in the first second or at the end.
  @Test(arguments: [
    (progress(1, of: 4), 0.9, nil), (progress(1, of: 4), 10, "about 30 s left"),
    (progress(3, of: 4), 10, "about 4 s left"), (progress(4, of: 4), 10, nil),
    (progress(0, of: 4), 10, nil), (progress(1, of: 100), 10, "about 17 min left"),
    (progress(1, of: 4, failed: 1), 10, "about 20 s left"),
  ])
  func theTimeLeftIsGuessed(progress: RunProgress, seconds: Double, expected: String?) {
    let parts = Self.text(progress, after: seconds).split(separator: "; ").map { String($0) }
    #expect((parts.count > 1 ? parts.last : nil) == expected)
  }
}
