import PQModel
import PQTestSupport
import Testing

@testable import PQEngine

/// FILL with missing answers, end to end. Two hours at a time are missing.
@Suite struct MissingFillTests {
  private static let backend = ScriptedBackend.traffic(
    [
      (8, "a", 10), (7, "a", 20), (5, "a", 30), (2, "a", 45), (2, "b", 7), (4, "a", 99),
      (3, "b", 99),
    ], lost: [4])

  private static func rows(
    _ columns: String, _ clauses: String, _ backend: ScriptedBackend = backend
  ) async throws -> [String] {
    let text = "SELECT \(columns) LAST 8h EVERY 1h \(clauses)"
    return try await Planned.rows(text, backend)
  }

  @Test(arguments: [
    ("NONE", ["16:00 10", "17:00 20", "19:00 30", "20:00 NULL", "21:00 NULL", "22:00 52"]),
    (
      "NULL",
      [
        "16:00 10", "17:00 20", "18:00 NULL", "19:00 30", "20:00 NULL", "21:00 NULL", "22:00 52",
        "23:00 NULL",
      ]
    ),
    (
      "0",
      [
        "16:00 10", "17:00 20", "18:00 0", "19:00 30", "20:00 NULL", "21:00 NULL", "22:00 52",
        "23:00 0",
      ]
    ),
    (
      "PREVIOUS",
      [
        "16:00 10", "17:00 20", "18:00 0", "19:00 30", "20:00 30", "21:00 30", "22:00 52",
        "23:00 0",
      ]
    ),
    (
      "LINEAR",
      [
        "16:00 10", "17:00 20", "18:00 0", "19:00 30", "20:00 37", "21:00 45", "22:00 52",
        "23:00 0",
      ]
    ),
  ])
  func missingBucketsAreFilled(fill: String, expected: [String]) async throws {
    let states = ["PREVIOUS": "filled", "LINEAR": "filled"]
    let rows = try await Self.rows("http", "FILL \(fill)")
    let isMissing = { (row: String) in row.hasPrefix("20") || row.hasPrefix("21") }
    #expect(
      rows
        == expected.map { row in
          let state = isMissing(row) ? states[fill] ?? "missing" : "complete"
          return row.replacing(" ", with: " \(state) ", maxReplacements: 1)
        })
  }

  /// Missing hours are left out of the number of buckets: of 10, 20, 30, 52 and two empty hours, 40 % are
  /// dropped.
  @Test func missingBucketsDoNotCountInThePercentileOfInvoices() async throws {
    let text = "SELECT percentile(http, 60, 1h, NEAREST) AS x LAST 8h"
    let rows = try await Planned.rows(text, Self.backend)
    #expect(rows.map { $0.split(separator: " ").last } == ["20"])
  }

  /// Each group is filled separately. Buckets in which it has no traffic count as 0.
  @Test func groupsAreFilledSeparately() async throws {
    let linear = try await Self.rows("http BY os", "FILL LINEAR")
    #expect(
      linear.filter { $0.contains("filled") } == [
        "20:00 filled a 35", "20:00 filled b 2", "21:00 filled a 40", "21:00 filled b 5",
      ])
    let previous = try await Self.rows("http BY os", "FILL PREVIOUS")
    #expect(
      previous.filter { $0.contains("filled") } == [
        "20:00 filled a 30", "20:00 filled b 0", "21:00 filled a 30", "21:00 filled b 0",
      ])
  }

  /// All columns are computed from the filled metrics before these are rounded: the `http` and the
  /// sessions of b are 7 / 3 and 14 / 3.
  @Test func everythingIsComputedFromFilledMetrics() async throws {
    let rows = try await Self.rows(
      "http, http / 1 AS h, sessions / 2 AS s, http / sessions AS q, rate(http) * 3600 AS r, "
        + "share(http) AS p, rank(http) AS k, delta(http) AS d, cumulative(http) AS c, "
        + "moving_avg(http, 2) AS m BY os", "FILL LINEAR HAVING sessions > 0 ORDER BY os")
    let third = 7.0 / 3
    #expect(
      rows.filter { $0.contains(" b ") } == [
        "20:00 filled b 2 \(third) \(third / 2) 1.0 \(third / 3600 * 3600) \(third / (35 + third)) 2 2 2 "
          + "\(third / 2)",
        "21:00 filled b 5 \(14.0 / 3) \(third) 1.0 \(14.0 / 3 / 3600 * 3600) "
          + "\(14.0 / 3 / (40 + 14.0 / 3)) 2 2 7 \((third + 14.0 / 3) / 2)",
        "22:00 complete b 7 7.0 3.5 1.0 \(7.0 / 3600 * 3600) \(7.0 / 52) 2 2 14 \((14.0 / 3 + 7) / 2)",
      ])
  }

  /// A line needs both ends, and nothing comes before the first bucket.
  @Test func bucketsAtTheEndsStayMissing() async throws {
    let backend = ScriptedBackend.traffic([(6, "a", 10), (5, "a", 30), (3, "a", 8)], lost: [8, 2])
    let linear = try await Self.rows("http", "FILL LINEAR", backend)
    #expect(linear.filter { $0.contains("missing NULL") }.count == 4)
    let previous = try await Self.rows("http", "FILL PREVIOUS", backend)
    #expect(
      previous == [
        "16:00 missing NULL", "17:00 missing NULL", "18:00 complete 10", "19:00 complete 30",
        "20:00 complete 0", "21:00 complete 8", "22:00 filled 8", "23:00 filled 8",
      ])
  }

  /// A partial bucket has partial sums, so it cannot be an end of a line.
  @Test func bucketsInPartAreNoEnds() async throws {
    let backend = ScriptedBackend.traffic(
      [(9, "a", 12), (7, "a", 30), (6, "a", 5), (3, "a", 60)], lost: [4])
    let text = "SELECT http LAST 9h EVERY 90m FILL"
    let rows = [
      "15:00 complete 12", "16:30 complete 30", "18:00 partial 5", "19:30 filled 50",
      "21:00 complete 60", "22:30 complete 0",
    ]
    #expect(try await Planned.rows("\(text) LINEAR", backend) == rows)
    #expect(try await Planned.rows("\(text) PREVIOUS", backend)[3] == "19:30 filled 30")
  }

  @Test func comparedRangeIsFilledToo() async throws {
    let backend = ScriptedBackend.traffic(
      [
        (8, "a", 10), (7, "a", 20), (4, "a", 1), (3, "a", 2), (2, "a", 3), (1, "a", 4), (5, "a", 9),
      ], lost: [6])
    let text = "SELECT http LAST 4h EVERY 1h COMPARE WITH PREVIOUS FILL"
    #expect(
      try await Planned.rows("\(text) PREVIOUS", backend) == [
        "20:00 complete 1 10 -0.9", "21:00 complete 2 20 -0.9", "22:00 filled 3 20 -0.85",
        "23:00 filled 4 20 -0.8",
      ])
    #expect(
      try await Planned.rows("\(text) LINEAR", backend) == [
        "20:00 complete 1 10 -0.9", "21:00 complete 2 20 -0.9", "22:00 partial 3 NULL NULL",
        "23:00 partial 4 NULL NULL",
      ])
  }

  /// The partner of the running bucket counts in part, so it cannot be an end of a line.
  @Test func thePartnerOfARunningBucketIsNoEnd() async throws {
    let backend = ScriptedBackend.traffic(
      [(50, "a", 10), (31, "a", 40), (20, "a", 1), (5, "a", 2), (1, "a", 3)],
      lost: [42, 40, 38, 36, 34])
    let text = "SELECT http LAST 20h INCLUDING NOW EVERY 10h COMPARE WITH PREVIOUS FILL"
    var options = ExecutionOptions()
    options.failureLimit = 9
    let executor = PlanRunner(backend: backend, options: options)
    let linear = try await executor.run(try Planned.plan("\(text) LINEAR", backend)).table.lines
    #expect(
      linear == [
        "02:00 complete 1 10 -0.9", "12:00 partial 2 NULL NULL", "22:00 running 3 40 -0.925",
      ])
    let previous = try await executor.run(try Planned.plan("\(text) PREVIOUS", backend)).table.lines
    #expect(previous[1] == "12:00 filled 2 10 -0.8")
  }

  /// The shorter buckets of a filled one are filled from the nearest complete ones. Those without
  /// traffic count as 0.
  @Test func shorterBucketsAreFilledByTheSameRule() async throws {
    let columns = "max(http, 30m) AS x, min(http, 30m) AS y, avg(http, 30m) AS z"
    let linear = try await Self.rows(columns, "FILL LINEAR")
    // The line goes from 0 at 19:30 to 52 at 22:00 in five steps.
    #expect(
      Array(linear[3...6]) == [
        "19:00 complete 30 0 15.0", "20:00 filled 21 10 15.600000000000001",
        "21:00 filled 42 31 36.4",
        "22:00 complete 52 0 26.0",
      ])
    let previous = try await Self.rows(columns, "FILL PREVIOUS")
    #expect(previous[4] == "20:00 filled 0 0 0.0")
  }

  /// Whole numbers that are not filled stay exact.
  @Test func wholeNumbersThatAreNotFilledStayExact() async throws {
    let large = Int64(1) << 53 + 1
    let backend = ScriptedBackend.traffic(
      [(8, "a", large), (7, "a", 1), (5, "a", 10), (2, "a", large), (1, "a", 1)], lost: [4])
    let rows = try await Self.rows(
      "http + 0 AS x, cumulative(http) AS c, delta(http) AS d", "FILL LINEAR", backend)
    #expect(rows[0] == "16:00 complete \(large) \(large) NULL")
    #expect(rows[1] == "17:00 complete 1 \(large + 1) \(1 - large)")
    #expect(rows[6].hasPrefix("22:00 complete \(large) "))
    #expect(rows[7].hasSuffix(" \(1 - large)"))
  }

  @Test func havingAndOrderUseFilledRows() async throws {
    let rows = try await Self.rows(
      "http BY os", "FILL LINEAR HAVING http > 2 AND http < 41 ORDER BY http DESC, os LIMIT 4")
    #expect(
      rows == [
        "21:00 filled a 40", "20:00 filled a 35", "19:00 complete a 30", "17:00 complete a 20",
      ])
  }

  /// The line from 2 to 4 passes 8 / 3 and 10 / 3.
  @Test func wholeColumnsAreRoundedLast() async throws {
    let backend = ScriptedBackend.traffic([(6, "a", 1), (5, "a", 2), (2, "a", 4)], lost: [4])
    let rows = try await Self.rows(
      "http, http * 3 AS x, -http AS y, round(http / 2, 1) AS z", "FILL LINEAR", backend)
    #expect(rows[4...5] == ["20:00 filled 3 8 -3 1.3", "21:00 filled 3 10 -3 1.7"])
  }
}
