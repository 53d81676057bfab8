import PQModel
import PQSemantics
import Testing

@Suite struct ExpressionPartsTests {
  @Test(arguments: [
    ("http", [Metric.http]), ("p2p / (http + p2p)", [.p2p, .http]), ("-sessions", [.sessions]),
    (
      "if(played > 1s OR NOT http > 1B, p2p, rebuffered * 0 * http / rebuffered)",
      [.played, .http, .p2p, .rebuffered]
    ),
    ("max(rate(http), 5m) * share(p2p)", [.http, .p2p]), ("least(http, 1, p2p)", [.http, .p2p]),
  ])
  func metricsStandInTheOrderOfTheText(column: String, metrics: [Metric]) throws {
    #expect(try Bound(column: column).column.expression.metrics == metrics)
  }

  @Test func partsOfComparedColumnsAreKnown() throws {
    let columns = try Bound("SELECT max(http, 5m) AS x LAST 1d COMPARE WITH 7d AGO").query.columns
    for column in columns {
      #expect(column.expression.metrics == [.http])
      #expect(column.expression.grainSet == [Bucketing(.m5)])
    }
  }
}
