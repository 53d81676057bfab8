import PQModel
import PQTestSupport
import Testing

@testable import PQEngine

/// TOP, end to end.
@Suite struct TopTests {
  private static let backend = ScriptedBackend.traffic([
    (2, "a", 1), (2, "b", 8), (2, "c", 2), (1, "a", 4), (1, "c", 3), (1, "d", 5),
  ])

  @Test(arguments: [
    ("TOP 2 BY http", ["b 8", "a 5"]), ("TOP 99 BY http", ["b 8", "a 5", "c 5", "d 5"]),
    ("TOP 2 BY -http", ["a 5", "c 5"]), ("TOP 0 BY http", []),
    ("TOP 1 BY http WITH OTHERS", ["b 8", "(others) 15"]),
    ("TOP 0 BY http WITH OTHERS", ["(others) 23"]),
    ("TOP 4 BY http WITH OTHERS", ["b 8", "a 5", "c 5", "d 5"]),
    ("TOP 2 BY http ORDER BY os", ["a 5", "b 8"]),
    ("TOP 3 BY http LIMIT 1", ["b 8"]), ("TOP 1 BY http / p2p", ["a 5"]),
    ("TOP 2 BY max(http, 1h)", ["b 8", "d 5"]),
  ])
  func keepsTheLargestGroups(clauses: String, rows: [String]) async throws {
    let text = "SELECT http BY os LAST 2h \(clauses)"
    #expect(try await Planned.rows(text, Self.backend) == rows)
  }

  /// The groups have the largest totals over the whole range. Each bucket shows them in that order.
  @Test func topGroupsShowAllBuckets() async throws {
    let text = "SELECT http BY os LAST 2h EVERY 1h TOP 2 BY http WITH OTHERS"
    #expect(
      try await Planned.rows(text, Self.backend) == [
        "22:00 b 8", "22:00 a 1", "22:00 (others) 2", "23:00 a 4", "23:00 (others) 8",
      ])
  }

  @Test func othersHaveAShareButNoRank() async throws {
    let text = "SELECT share(http) AS s, rank(http) AS r BY os LAST 1h TOP 1 BY http WITH OTHERS"
    let rows = try await Planned.rows(text, Self.backend)
    #expect(rows == ["d 0.4166666666666667 1", "(others) 0.5833333333333334 NULL"])
  }

  @Test func othersHaveShorterBucketsToo() async throws {
    let text = "SELECT max(http, 1h) AS m BY os LAST 2h TOP 1 BY http WITH OTHERS"
    #expect(try await Planned.rows(text, Self.backend) == ["b 8", "(others) 12"])
  }

  @Test func missingOthersRowIsNotFilled() async throws {
    let text = "SELECT http BY os WHERE os = 'd' LAST 1h EVERY 1h FILL 0 TOP 1 BY http WITH OTHERS"
    #expect(try await Planned.rows(text, Self.backend) == ["23:00 d 5"])
  }

  /// Groups that are not shown still count in shares and ranks.
  @Test func hiddenGroupsCountInSharesAndRanks() async throws {
    let text = "SELECT share(http) AS s, rank(http) AS r BY os LAST 1h TOP 1 BY -http"
    #expect(try await Planned.rows(text, Self.backend) == ["c 0.25 3"])
  }

  /// If a value is `(others)`, the row of the other groups gets another name, whether the value is
  /// shown or not.
  @Test(arguments: [
    (["(others)"], "TOP 1 BY http WITH OTHERS", ["(others) 9", "(others) * 3"]),
    (["(others)"], "TOP 1 BY -http WITH OTHERS", ["a 1", "(others) * 11"]),
    (["(others)"], "TOP 3 BY http WITH OTHERS", ["(others) 9", "b 2", "a 1"]),
    (["(others)"], "TOP 1 BY http WITH OTHERS ORDER BY os", ["(others) 9", "(others) * 3"]),
    (
      ["(others)", "(others) *", "(others) ***"], "TOP 1 BY http WITH OTHERS",
      ["(others) 9", "(others) ** 21"]
    ),
    (["(others) *"], "TOP 1 BY http WITH OTHERS", ["(others) * 9", "(others) 3"]),
  ])
  func theOthersRowAvoidsExistingNames(
    values: [String], clauses: String, rows: [String]
  ) async throws {
    let called = values.map { (hour: Int64(1), os: $0, http: Int64(9)) }
    let backend = ScriptedBackend.traffic([(1, "a", 1), (1, "b", 2)] + called)
    let text = "SELECT http BY os LAST 1h \(clauses)"
    #expect(try await Planned.rows(text, backend) == rows)
  }

  /// This also holds if only one of several dimensions has that value.
  @Test func theOthersRowAvoidsNamesOfOneDimension() async throws {
    let backend = ScriptedBackend.traffic([(1, "a", 1), (1, "(others)", 2)])
    let text = "SELECT http BY os, isp LAST 1h TOP 1 BY http WITH OTHERS"
    #expect(
      try await Planned.rows(text, backend) == ["(others) x 2", "(others) * (others) * 1"])
  }

  /// The other groups come last in each bucket, with any sort keys.
  @Test(arguments: [
    ("ORDER BY http DESC", ["23:00 a 4", "22:00 a 1", "22:00 (others) 10", "23:00 (others) 8"]),
    ("ORDER BY http", ["22:00 a 1", "23:00 a 4", "23:00 (others) 8", "22:00 (others) 10"]),
    ("ORDER BY os", ["22:00 a 1", "23:00 a 4", "22:00 (others) 10", "23:00 (others) 8"]),
    (
      "ORDER BY timestamp DESC, http DESC",
      ["23:00 a 4", "23:00 (others) 8", "22:00 a 1", "22:00 (others) 10"]
    ),
    ("ORDER BY timestamp", ["22:00 a 1", "22:00 (others) 10", "23:00 a 4", "23:00 (others) 8"]),
    ("LIMIT 3", ["22:00 a 1", "22:00 (others) 10", "23:00 a 4"]),
  ])
  func othersComeLast(clauses: String, rows: [String]) async throws {
    let text = "SELECT http BY os LAST 2h EVERY 1h TOP 1 BY p2p WITH OTHERS \(clauses)"
    #expect(try await Planned.rows(text, Self.backend) == rows)
  }

  @Test(arguments: [
    ("ORDER BY http", ["a 5", "b 8", "(others) 10"]),
    ("ORDER BY os DESC", ["b 8", "a 5", "(others) 10"]),
  ])
  func withoutEveryOthersComeLastOfAll(clauses: String, rows: [String]) async throws {
    let text = "SELECT http BY os LAST 2h TOP 2 BY http WITH OTHERS \(clauses)"
    #expect(try await Planned.rows(text, Self.backend) == rows)
  }

  @Test func topOfNoRowsIsEmpty() async throws {
    let text = "SELECT http BY os WHERE os LIKE 'x%' LAST 1h TOP 3 BY http WITH OTHERS"
    #expect(try await Planned.rows(text, Self.backend) == [])
  }

  /// The rows of the remaining groups are filled.
  @Test func othersAreFilled() async throws {
    let text = "SELECT http BY os LAST 3h EVERY 1h FILL 0 TOP 1 BY http WITH OTHERS"
    #expect(
      try await Planned.rows(text, Self.backend) == [
        "21:00 b 0", "21:00 (others) 0", "22:00 b 8", "22:00 (others) 3", "23:00 b 0",
        "23:00 (others) 12",
      ])
    let null = "SELECT http BY os LAST 3h EVERY 1h FILL NULL TOP 1 BY http"
    #expect(
      try await Planned.rows(null, Self.backend) == ["21:00 b NULL", "22:00 b 8", "23:00 b NULL"])
  }

  /// Groups that WHERE names have rows even without traffic.
  @Test func groupsNamedByWhereAreIncluded() async throws {
    let text = "SELECT http BY os WHERE os IN ('d', 'y', 'z') LAST 1h EVERY 1h FILL 0 TOP 2 BY http"
    #expect(try await Planned.rows(text, Self.backend) == ["23:00 d 5", "23:00 y 0"])
    #expect(
      try await Planned.rows(text + " WITH OTHERS", Self.backend)
        == ["23:00 d 5", "23:00 y 0", "23:00 (others) 0"])
  }
}
