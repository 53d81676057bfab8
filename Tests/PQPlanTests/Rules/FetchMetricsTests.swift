import PQModel
import PQPlan
import Testing

/// A request asks only for metrics that are shown, sorted by or compared.
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
    // A row is left out if all metrics are zero after the subtraction, so all are needed.
    ("SELECT http BY os, isp WHERE city != 'x'", Metric.allCases),
  ])
  func asksFor(text: String, metrics: [Metric]) throws {
    let plan = try #require(Planned("\(text) LAST 1h EVERY 1h").plan)
    #expect(plan.metrics == metrics)
    #expect(plan.requests.allSatisfy { $0.metrics == metrics })
    #expect(plan.dropsEmptyGroups == text.contains("!="))
  }
}
