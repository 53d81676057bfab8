import PQModel
import PQPlan
import Testing

/// The keys of a query come first; then time, then the dimensions, so that no two rows are equal.
@Suite struct OrderRowsTests {
  @Test(arguments: [
    ("", ["timestamp", "os.name", "city.name"]),
    ("ORDER BY http", ["http", "timestamp", "os.name", "city.name"]),
    ("ORDER BY city DESC", ["city.name descending", "timestamp", "os.name"]),
    ("ORDER BY timestamp DESC", ["timestamp descending", "os.name", "city.name"]),
    ("ORDER BY city, os, timestamp", ["city.name", "os.name", "timestamp"]),
    // The first mention of a column counts.
    ("ORDER BY http DESC, http", ["http descending", "timestamp", "os.name", "city.name"]),
    ("ORDER BY peers", ["p2p", "timestamp", "os.name", "city.name"]),
  ])
  func keys(clause: String, expected: [String]) throws {
    let text = "SELECT http, p2p AS peers BY os, city LAST 1h EVERY 1h \(clause)"
    let plan = try #require(Planned(text).plan)
    for case .sort(let keys) in plan.operators {
      #expect(keys.map { $0.column + ($0.isDescending ? " descending" : "") } == expected)
    }
  }
}
