import PQModel
import PQPlan
import PQSemantics
import PQSyntax
import PQZones

/// The speed of binding and planning queries on one core. Build it in release mode.
@main
struct PlanBenchmark {
  /// A query with every feature.
  private static let everything = """
    SELECT http, p2p, p2p / (http + p2p) AS offload, rate(http) AS speed, delta(p2p) AS step,
      share(http) AS part, rank(p2p) AS place, moving_avg(sessions, 3) AS calm
    BY browser.name, country.code
    WHERE country.code IN ('US', 'DE', 'FR') AND browser.name NOT LIKE 'Bot%'
      AND (os.name = 'iOS' OR city.name NOT IN ('a', 'b'))
    FILL 0 COMPARE WITH PREVIOUS HAVING http > 1GB ORDER BY offload DESC
    TOP 5 BY p2p WITH OTHERS LIMIT 20
    """
  private static let list = (1...10_000).map { "'value \($0)'" }.joined(separator: ", ")

  private static let queries = [
    (
      "the mission's query",
      "SELECT http, p2p BY browser.name WHERE country.code IN ('US') LAST 6h EVERY 1m"
    ),
    ("a year at 1d, every feature", "\(everything) LAST 1y EVERY 1d"),
    ("a year, EVERY AUTO, every feature", "\(everything) LAST 1y EVERY AUTO"),
    (
      "14 days at 1h, every feature but COMPARE",
      "\(everything) LAST 335h EVERY 1h".replacing("COMPARE WITH PREVIOUS", with: "")
    ),
    ("7 days at 1h, every feature", "\(everything) LAST 167h EVERY 1h"),
    ("peaks of a week", "SELECT *, max(sessions, 5m) AS peak BY os, isp LAST 6d EVERY 1d"),
    ("13 days in Berlin", "SELECT http LAST 13d EVERY 1d TIMEZONE 'Europe/Berlin'"),
    ("a month and a bit without EVERY", "SELECT http SINCE '2025-12-01'"),
    ("7 days at 1m, in 28 slices", "SELECT http LAST 167h EVERY 1m"),
    ("10,000 values", "SELECT http WHERE city IN (\(list)) LAST 1h EVERY 1h"),
    (
      "10,000 values subtracted",
      "SELECT http BY os, isp WHERE city NOT IN (\(list)) LAST 1h EVERY 1h"
    ),
    (
      "10,000 values fanned out",
      "SELECT http BY os, isp, city WHERE city IN (\(list)) LAST 1h EVERY 1h"
    ),
    ("a wrong range and the nearest right one", "SELECT http LAST 30d1h EVERY 1h"),
  ]

  static func main() throws {
    let berlin = try TimeZoneDatabase.rules(named: "Europe/Berlin")
    for (name, text) in queries { report(name, SyntaxTree.parse(text), berlin) }
  }

  /// Prints the best of nine series, because other programs on the machine only add time.
  private static func report(_ name: String, _ tree: SyntaxTree, _ zone: ZoneRules) {
    let clock = CivilTime(year: 2026, month: 1, day: 15).instant + 20 * .hour + 30 * .minute
    let surroundings = Surroundings(zone: { _ in zone })
    let bind = {
      Binder.bind(tree, catalog: Catalog(), now: clock, surroundings: surroundings)
    }
    guard let query = bind().statements.first?.meaning.query else {
      return print("\(name): is wrong: \(bind().diagnostics)")
    }
    let planner = Planner(catalog: Catalog(), clock: clock)
    let binding = best { withExtendedLifetime(bind()) {} }
    let planning = best { withExtendedLifetime(planner.plan(query)) {} }
    let perSecond = Int(.seconds(1) / (binding + planning))
    print(
      "\(name): \(perSecond) plans/s; binding \(text(binding)), planning \(text(planning))")
  }

  private static func best(_ body: () -> Void) -> Duration {
    var best = Duration.seconds(1000)
    var rounds = 1
    for _ in 0..<9 {
      let time = ContinuousClock().measure { for _ in 0..<rounds { body() } }
      best = min(best, time / rounds)
      rounds = max(1, min(2000, Int(.milliseconds(50) / best)))
    }
    return best
  }

  private static func text(_ duration: Duration) -> String {
    "\(Int(duration / .microseconds(1))) us"
  }
}
