import PQModel
import PQTestSupport
import Testing

@testable import PQEngine

/// Rows without traffic, end to end.
@Suite struct FillTests {
  private static let backend = ScriptedBackend.traffic([(4, "a", 10), (2, "b", 5), (1, "a", 40)])

  @Test(arguments: [
    ("NONE", ["20:00 10", "22:00 5", "23:00 40"]),
    ("0", ["20:00 10", "21:00 0", "22:00 5", "23:00 40"]),
    ("NULL", ["20:00 10", "21:00 NULL", "22:00 5", "23:00 40"]),
    ("PREVIOUS", ["20:00 10", "21:00 0", "22:00 5", "23:00 40"]),
    ("LINEAR", ["20:00 10", "21:00 0", "22:00 5", "23:00 40"]),
  ])
  func bucketsOfOneGroup(fill: String, rows: [String]) async throws {
    let text = "SELECT http LAST 4h EVERY 1h FILL \(fill)"
    #expect(try await Planned.rows(text, Self.backend) == rows)
  }

  @Test(arguments: [
    ("0", ["a 10", "b 0", "a 0", "b 0", "a 0", "b 5", "a 40", "b 0"]),
    ("NULL", ["a 10", "b NULL", "a NULL", "b NULL", "a NULL", "b 5", "a 40", "b NULL"]),
    ("PREVIOUS", ["a 10", "b 0", "a 0", "b 0", "a 0", "b 5", "a 40", "b 0"]),
    ("LINEAR", ["a 10", "b 0", "a 0", "b 0", "a 0", "b 5", "a 40", "b 0"]),
  ])
  func groupsAreFilledApart(fill: String, rows: [String]) async throws {
    let found = try await Planned.rows(
      "SELECT http BY os LAST 4h EVERY 1h FILL \(fill)", Self.backend)
    #expect(found.map { $0.split(separator: " ").dropFirst().joined(separator: " ") } == rows)
  }

  /// The metrics of such a row are NULL. All columns are computed from them, also those of rows
  /// nearby.
  @Test func fillNullSetsMetricsToNull() async throws {
    let text =
      "SELECT coalesce(http, 1) AS x, moving_avg(http, 2) AS m, delta(http) AS d, "
      + "if(http > 1, 1, 2) AS i LAST 4h EVERY 1h FILL NULL"
    #expect(
      try await Planned.rows(text, Self.backend) == [
        "20:00 10 10.0 NULL 1", "21:00 1 10.0 NULL 2", "22:00 5 5.0 NULL 1",
        "23:00 40 22.5 35 1",
      ])
  }

  /// With FILL 0 such rows are like any others.
  @Test func fillZeroRowsCountInFunctions() async throws {
    let text =
      "SELECT moving_avg(http, 2) AS m, delta(http) AS d, http / http AS q, "
      + "cumulative(http) AS c LAST 4h EVERY 1h FILL 0"
    #expect(
      try await Planned.rows(text, Self.backend) == [
        "20:00 10.0 NULL 1.0 10", "21:00 5.0 -10 NULL 10", "22:00 2.5 5 1.0 15",
        "23:00 22.5 35 1.0 55",
      ])
  }

  @Test(arguments: ["0", "NULL", "PREVIOUS", "LINEAR"])
  func withoutByAllBucketsAreFilled(fill: String) async throws {
    let value = fill == "NULL" ? "NULL" : "0"
    let text = "SELECT http WHERE os = 'nowhere' LAST 2h EVERY 1h FILL \(fill)"
    #expect(try await Planned.rows(text, Self.backend) == ["22:00 \(value)", "23:00 \(value)"])
    let nothing = "SELECT http WHERE os = 'a' AND os = 'b' LAST 2h EVERY 1h FILL \(fill)"
    #expect(try await Planned.rows(nothing, Self.backend) == ["22:00 \(value)", "23:00 \(value)"])
  }

  @Test func withoutEveryThereIsOneRow() async throws {
    let text = "SELECT http, http + 1 AS x WHERE os = 'nowhere' LAST 2h FILL 0"
    #expect(try await Planned.rows(text, Self.backend) == ["0 1"])
  }

  @Test(arguments: ["0", "NULL", "PREVIOUS", "LINEAR"])
  func groupsWithoutRowsAreNotFilledUnlessNamed(fill: String) async throws {
    let text = "SELECT http BY os WHERE os LIKE 'x%' LAST 2h EVERY 1h FILL \(fill)"
    #expect(try await Planned.rows(text, Self.backend) == [])
  }

  @Test func groupsNamedByWhereAreFilled() async throws {
    let text = "SELECT http BY os WHERE os IN ('z', 'b') LAST 2h EVERY 1h FILL 0"
    #expect(
      try await Planned.rows(text, Self.backend) == [
        "22:00 b 5", "22:00 z 0", "23:00 b 0", "23:00 z 0",
      ])
  }

  @Test func havingSeesFilledRows() async throws {
    let zero = "SELECT http LAST 4h EVERY 1h FILL 0 HAVING http < 6"
    #expect(try await Planned.rows(zero, Self.backend) == ["21:00 0", "22:00 5"])
    let null = "SELECT http LAST 4h EVERY 1h FILL NULL HAVING http < 6"
    #expect(try await Planned.rows(null, Self.backend) == ["22:00 5"])
  }

  @Test func aHugeGridIsRefused() async throws {
    let limits = ExportLimits(rules: [.init(.m1)], maxDimensions: 2)
    let backend = ScriptedBackend(catalog: Catalog(limits: limits)) { request in
      DataTable([
        Column(
          "timestamp", .time, .instants([0, 1, 2].map { _ in request.range.from.milliseconds })),
        .texts("os.name", ["a", "b", "c"]), Column("http", .measure(.bytes), .integers([1, 2, 3])),
      ])
    }
    let text = "SELECT http BY os LAST 10000000m EVERY 1m"
    #expect(try await Planned.rows(text, backend).count == 3)
    for fill in ["0", "NULL", "LINEAR"] {
      let failure = await #expect(throws: BackendFailure.self) {
        try await Planned.rows("\(text) FILL \(fill)", backend)
      }
      #expect(failure?.description.hasPrefix("FILL would make 3 groups times 10000000") == true)
    }
  }
}
