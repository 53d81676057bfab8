import PQModel
import PQTestSupport
import Testing

@testable import PQEngine

/// COMPARE WITH and TOP together, end to end: TOP chooses from the groups of both ranges.
@Suite struct CompareTopTests {
  /// `gone` is only in the earlier range, `new` only in the later one. `a` grows, `c` shrinks,
  /// `flat` is equal.
  private static let backend = ScriptedBackend.traffic([
    (4, "a", 1), (4, "gone", 7), (3, "c", 6), (3, "flat", 2),
    (2, "a", 4), (1, "new", 3), (1, "a", 8), (1, "c", 2), (2, "flat", 2),
  ])

  @Test(arguments: [
    ("TOP 1 BY http", ["a 12 1 11.0"]),
    ("TOP 2 BY http", ["a 12 1 11.0", "gone 0 7 -1.0"]),
    (
      "TOP 3 BY http WITH OTHERS",
      ["a 12 1 11.0", "gone 0 7 -1.0", "c 2 6 -0.6666666666666666", "(others) 5 2 1.5"]
    ),
    ("TOP 2 BY http_before", ["gone 0 7 -1.0", "c 2 6 -0.6666666666666666"]),
    ("TOP 1 BY http_change", ["a 12 1 11.0"]),
    // The change of a new group is NULL, which comes last.
    (
      "TOP 4 BY abs(http_change)",
      ["a 12 1 11.0", "gone 0 7 -1.0", "c 2 6 -0.6666666666666666", "flat 2 2 0.0"]
    ),
    ("TOP 1 BY -http_change WITH OTHERS", ["gone 0 7 -1.0", "(others) 19 9 1.1111111111111112"]),
    // The smallest numbers are 0: of the new group in the earlier range, of the vanished one in the
    // later range.
    ("TOP 2 BY -http", ["gone 0 7 -1.0", "new 3 0 NULL"]),
    ("TOP 1 BY http - http_before", ["a 12 1 11.0"]),
    ("TOP 1 BY max(http, 1h)", ["a 12 1 11.0"]),
    ("TOP 2 BY max(http, 1h) ORDER BY os DESC", ["gone 0 7 -1.0", "a 12 1 11.0"]),
    // If one range has no ratio, that of the other range is used.
    ("TOP 1 BY http / http", ["a 12 1 11.0"]),
  ])
  func groupsAreThoseOfBothRanges(clauses: String, rows: [String]) async throws {
    let text = "SELECT http BY os LAST 2h COMPARE WITH PREVIOUS \(clauses)"
    #expect(try await Planned.rows(text, Self.backend) == rows)
  }

  @Test func eachBucketHasTheOrderOfTop() async throws {
    let text =
      "SELECT http BY os LAST 2h EVERY 1h COMPARE WITH PREVIOUS TOP 2 BY http WITH OTHERS"
    #expect(
      try await Planned.rows(text, Self.backend) == [
        "22:00 a 4 1 3.0", "22:00 gone 0 7 -1.0", "22:00 (others) 2 0 NULL",
        "23:00 a 8 0 NULL", "23:00 (others) 5 8 -0.375",
      ])
  }

  @Test func tiesAreOrderedByName() async throws {
    let backend = ScriptedBackend.traffic([(2, "b", 5), (1, "c", 5), (1, "a", 4)])
    let text = "SELECT http BY os LAST 1h COMPARE WITH PREVIOUS TOP 2 BY http"
    #expect(try await Planned.rows(text, backend) == ["b 0 5 -1.0", "c 5 0 NULL"])
  }

  /// A group that WHERE names is included even if neither range has traffic of it.
  @Test func groupsNamedByWhereAreIncluded() async throws {
    let text =
      "SELECT http BY os WHERE os IN ('gone', 'nowhere') LAST 2h FILL 0 COMPARE WITH PREVIOUS"
      + " TOP 2 BY http"
    #expect(try await Planned.rows(text, Self.backend) == ["gone 0 7 -1.0", "nowhere 0 0 NULL"])
  }
}
