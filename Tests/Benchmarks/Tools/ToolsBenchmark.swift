import PQTools

/// The time of completion and coloring for an editor, on one core. Build it in release mode.
@main
struct ToolsBenchmark {
  private static let query =
    "SELECT http, p2p / (http + p2p) AS offload BY browser.name, country.code "
    + "WHERE country.code IN ('US', 'DE') AND browser.name NOT LIKE 'Bot%' "
    + "LAST 24h EVERY 15m HAVING p2p > 1GB ORDER BY offload DESC "

  static func main() {
    let cities = (1...1000).map { "city \($0)" }
    let completer = Completer(values: { _ in cities })
    let lines = String(repeating: "\(query)LIMIT 20;\n", count: 100_000 / (query.utf8.count + 10))
    for (name, text) in [
      ("a clause", query), ("a name", "SELECT "),
      ("one of 1000 values", "SELECT http WHERE city = 'c"),
      ("a clause behind 100 KB", lines + query),
    ] {
      let bytes = Array(text.utf8)
      report("completing \(name)") { completer.completions(text: bytes, cursor: bytes.count) }
    }
    for (name, text) in [("a query", query), ("100 KB", lines)] {
      let bytes = Array(text.utf8)
      report("highlighting \(name)") { Highlighter.highlights(of: bytes) }
    }
  }

  /// Prints the best of nine series, because other programs on the machine only add time.
  private static func report<Result>(_ name: String, _ body: () -> [Result]) {
    var best = Duration.seconds(1000)
    var rounds = 1
    for _ in 0..<9 {
      let time = ContinuousClock().measure {
        for _ in 0..<rounds { withExtendedLifetime(body()) {} }
      }
      best = min(best, time / rounds)
      rounds = max(1, min(2000, Int(.milliseconds(50) / best)))
    }
    print("\(name): \(Int(best / .microseconds(1))) us, \(body().count) pieces")
  }
}
