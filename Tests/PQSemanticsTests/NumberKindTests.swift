import PQModel
import Testing

@testable import PQSemantics

/// The kind of the numbers of a column follows from its expression.
@Suite struct NumberKindTests {
  @Test(arguments: [
    "http", "p2p", "played", "rebuffered", "http + p2p", "http - p2p", "http * 2", "http * p2p",
    "-http", "abs(http - p2p)", "max(http, 5m)", "min(http, 5m)", "cumulative(http)",
    "delta(http)", "rank(p2p / http)", "rank(http)", "round(p2p / http)", "round(http, 2)",
    "least(http, p2p)", "greatest(http, 5)", "coalesce(http, 0)", "if(http > 0.5, http, p2p)",
    "delta(round(http / 3))", "http - 1GB", "played + 1h",
  ])
  func isWhole(expression: String) throws {
    #expect(try Bound(column: expression).column.expression.numberKind == .whole)
  }

  @Test(arguments: [
    "p2p / http", "http / 2", "http * 0.5", "http + 0.0", "rate(http)", "moving_avg(http, 3)",
    "share(http)", "avg(http, 5m)", "p95(http, 5m)", "round(p2p / http, 1)", "least(http, 0.5)",
    "coalesce(p2p / http, 0)", "if(http > 0, http, 0.5)", "delta(p2p / http)",
    "cumulative(http / 2)", "-(http / 2)", "abs(http / 2)", "max(sessions, 5m)", "sessions * 1",
    "-sessions", "sessions + 1", "abs(sessions)", "delta(sessions)", "max(p2p / http, 5m)",
  ])
  func hasAPoint(expression: String) throws {
    #expect(try Bound(column: expression).column.expression.numberKind == .decimal)
  }

  /// Only the averaged metric itself is written as the API writes it.
  @Test(arguments: ["sessions", "(sessions)", "sessions AS s"])
  func isAsMeasured(expression: String) throws {
    #expect(try Bound(column: expression).column.expression.numberKind == .measured)
  }

  @Test func comparisonsKeepTheKindAndChangesHaveAPoint() throws {
    let query = try Bound("SELECT http, sessions LAST 1h EVERY 1h COMPARE WITH 1h AGO").query
    let kinds = query.columns.map { "\($0.name) \($0.expression.numberKind)" }
    #expect(
      kinds.sorted() == [
        "http whole", "http_before whole", "http_change decimal", "sessions measured",
        "sessions_before decimal", "sessions_change decimal",
      ])
  }
}
