import PQModel
import PQPlan
import Testing

/// A request asks for what is shown or ordered by, and for nothing else.
@Suite struct BuildRequestTests {
  @Test(arguments: [
    ("SELECT http", [Metric.http]), ("SELECT http, http AS again", [.http]),
    ("SELECT p2p ORDER BY http", [.p2p, .http]), ("SELECT p2p AS http ORDER BY http", [.p2p]),
    ("SELECT http ORDER BY sessions DESC, http, sessions", [.http, .sessions]),
    ("SELECT *", Metric.allCases), ("SELECT http ORDER BY timestamp", [.http]),
  ])
  func asksForMetrics(text: String, metrics: [Metric]) throws {
    let plan = try #require(Planned("\(text) LAST 1h EVERY 1h").plan)
    #expect(plan.requests.map(\.metrics) == [metrics])
  }

  @Test func asksForDimensionsInTheOrderOfBy() throws {
    let text = "SELECT http BY os, city WHERE isp = 'x' AND city = 'y' LAST 1h EVERY 1h"
    let request = try #require(Planned(text).plan?.requests.first)
    #expect(request.dimensions == [.osName, .cityName])
    #expect(request.filters.map(\.dimension) == [.ispName, .cityName])
  }
}
