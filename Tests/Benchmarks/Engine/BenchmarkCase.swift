import PQ

/// A query, and a backend that answers it with about a million rows.
struct BenchmarkCase {
  let name: String
  let query: String
  let backend: SteadyBackend

  init(
    _ name: String, _ query: String, interval: Interval = .m1, valueCount: Int = 10,
    maxDimensions: Int = 2, sparsity: Int = 1
  ) {
    self.name = name
    self.query = query
    backend = SteadyBackend(
      interval: interval, valueCount: valueCount, maxDimensions: maxDimensions,
      sparsity: sparsity)
  }

  /// The cases. By default they have a hundred groups in ten thousand buckets.
  static let all = [
    BenchmarkCase("native", "SELECT http BY browser LAST 10000m EVERY 1m", valueCount: 100),
    BenchmarkCase(
      "native all", "SELECT * BY browser, country LAST 10000m EVERY 1m"),
    BenchmarkCase("roll up", "SELECT http, sessions BY browser, country LAST 10020m EVERY 1h"),
    BenchmarkCase("whole", "SELECT http, p2p BY browser, country LAST 10000m"),
    BenchmarkCase("no groups", "SELECT http, sessions LAST 1000000m EVERY 1m"),
    BenchmarkCase(
      "many groups", "SELECT http BY browser, country LAST 24m EVERY 1m", valueCount: 200),
    BenchmarkCase(
      "sparse", "SELECT http BY browser, country LAST 500m EVERY 1m", valueCount: 200,
      sparsity: 19),
    BenchmarkCase(
      "filter",
      "SELECT http BY browser WHERE country LIKE '%1%' OR browser = 'value 2' "
        + "LAST 10000m EVERY 1m"),
    BenchmarkCase(
      "subtract", "SELECT http BY browser, country WHERE os != 'value 1' LAST 5000m EVERY 1m"),
    BenchmarkCase(
      "both",
      "SELECT http BY browser WHERE os != 'value 1' AND country LIKE '%1%' LAST 5000m EVERY 1m"),
    BenchmarkCase(
      "order", "SELECT http BY browser LAST 10000m EVERY 1m ORDER BY http DESC LIMIT 9",
      valueCount: 100),
    BenchmarkCase(
      "top", "SELECT http BY browser LAST 10000m EVERY 1m TOP 5 BY http WITH OTHERS",
      valueCount: 100),
    BenchmarkCase(
      "expressions",
      "SELECT p2p / (http + p2p) AS a, round(http * 100 / 7, 2) AS b, if(http > 1MB, http, p2p) AS c "
        + "BY browser LAST 10000m EVERY 1m HAVING a > 0.1", valueCount: 100),
    BenchmarkCase(
      "windows",
      "SELECT rate(http) AS a, delta(http) AS b, cumulative(http) AS c, moving_avg(http, 5) AS d "
        + "BY browser LAST 10000m EVERY 1m", valueCount: 100),
    BenchmarkCase(
      "share rank",
      "SELECT share(http) AS a, rank(http) AS b "
        + "BY browser LAST 10000m EVERY 1m", valueCount: 100),
    BenchmarkCase(
      "reducers",
      "SELECT max(sessions, 1m) AS a, avg(http, 5m) AS b, p95(sessions, 5m) AS c "
        + "BY browser LAST 10020m EVERY 1h", valueCount: 100),
    BenchmarkCase(
      "compare",
      "SELECT http BY browser LAST 5000m EVERY 1m COMPARE WITH PREVIOUS", valueCount: 100),
    BenchmarkCase("fill", "SELECT http BY browser LAST 10000m EVERY 1m FILL 0", valueCount: 100),
    BenchmarkCase(
      "linear", "SELECT http, sessions BY browser LAST 20000m EVERY 1m FILL LINEAR",
      valueCount: 100, sparsity: 3),
  ]
}
