import PQModel
import PQPlan
import Testing

/// A request asks for what is shown, ordered by or compared, and for nothing else.
@Suite struct FetchMetricsTests {
  @Test(arguments: [
    ("SELECT http", [Metric.http]), ("SELECT http, http AS again", [.http]),
    ("SELECT p2p ORDER BY http", [.p2p, .http]), ("SELECT p2p AS http ORDER BY http", [.p2p]),
    ("SELECT http ORDER BY sessions DESC, http, sessions", [.http, .sessions]),
    ("SELECT *", Metric.allCases), ("SELECT http ORDER BY timestamp", [.http]),
    ("SELECT p2p / (http + p2p) AS offload", [.p2p, .http]),
    ("SELECT http HAVING sessions > 1", [.http, .sessions]),
    ("SELECT http BY os TOP 3 BY played", [.http, .played]),
    ("SELECT max(sessions, 30m) AS peak", [.sessions]),
    ("SELECT if(rebuffered > 1, played, 0) AS x", [.rebuffered, .played]),
    ("SELECT http COMPARE WITH 1d AGO", [.http]),
    // Only what is zero in all metrics has no traffic.
    ("SELECT http BY os, isp WHERE city != 'x'", Metric.allCases),
  ])
  func asksFor(text: String, metrics: [Metric]) throws {
    let plan = try #require(Planned("\(text) LAST 1h EVERY 1h").plan)
    #expect(plan.metrics == metrics)
    #expect(plan.requests.allSatisfy { $0.metrics == metrics })
    #expect(plan.dropsEmptyGroups == text.contains("!="))
  }
}
