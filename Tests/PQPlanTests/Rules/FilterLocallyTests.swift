import PQModel
import PQSemantics
import Testing

@testable import PQPlan

/// Requests are split by dimensions that the backend cannot filter, and their rows are filtered
/// locally.
@Suite struct FilterLocallyTests {
  @Test(arguments: [
    ([ExportDimension.osName], ["os.name"], [ExportDimension.osName]),
    ([], ["country.code"], [.countryCode]),
    ([.osName], ["country.code"], [.osName, .countryCode]),
    // They follow the dimensions of BY, in the order of the API document.
    ([.sessionPage], ["os.name", "browser.name"], [.sessionPage, .browserName, .osName]),
  ])
  func splitsByTestedDimensions(
    grouping: [ExportDimension], tested: [String], expected: [ExportDimension]
  ) {
    let filters = tested.compactMap(ExportDimension.init).map { RowFilter.test($0, .except(["a"])) }
    #expect(FilterLocally.dimensions(grouping: grouping, filters: filters) == expected)
  }

  @Test func rewriteNamesTheExtraDimensions() {
    let filters = [RowFilter.test(.countryCode, .except(["US"])), .test(.osName, .except(["a"]))]
    #expect(
      FilterLocally.rewrites(filters, [.osName]).map(\.text) == [
        "split by country.code as well, then filtered and added up"
      ])
    #expect(FilterLocally.rewrites(filters, [.osName, .countryCode]).isEmpty)
  }

  @Test(arguments: [
    (
      "BY os WHERE os LIKE 'W%' AND city = 'x'",
      ["os.name LIKE 'W%' local", "city.name IN ('x') api"]
    ),
    ("WHERE os = 'a' AND city = 'x'", ["os.name IN ('a') api", "city.name IN ('x') api"]),
    ("WHERE os != 'a'", ["os.name NOT IN ('a') local"]),
    ("BY isp, city WHERE os != 'a'", ["os.name NOT IN ('a') api"]),
    ("WHERE os = 'a' AND os = 'b'", ["os.name IN ('a') AND os.name IN ('b') never"]),
    ("WHERE NOT (os != 'a' OR os = 'a')", ["os.name IN ('a') AND os.name NOT IN ('a') never"]),
  ])
  func predicatesNameTheirPlace(clauses: String, expected: [String]) throws {
    let plan = try #require(Planned("SELECT http \(clauses) LAST 1h EVERY 1h").plan)
    #expect(plan.predicates.map { "\($0.text) \($0.place.rawValue)" } == expected)
  }
}
