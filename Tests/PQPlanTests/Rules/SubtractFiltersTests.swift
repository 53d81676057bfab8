import PQModel
import PQTestSupport
import Testing

@testable import PQPlan

/// Excluded values are requested and subtracted.
@Suite struct SubtractFiltersTests {
  @Test(arguments: [
    (RowFilter.test(.countryCode, .except(["US"])), ["- country.code IN ('US')", "+ all"]),
    (.test(.countryCode, .except(["US", "DE"])), ["- country.code IN ('US', 'DE')", "+ all"]),
    (
      .any([.test(.countryCode, .only(["US"])), .test(.osName, .only(["iOS"]))]),
      [
        "- country.code IN ('US') AND os.name IN ('iOS')", "+ country.code IN ('US')",
        "+ os.name IN ('iOS')",
      ]
    ),
    (
      .any([.test(.countryCode, .except(["US"])), .test(.osName, .only(["iOS"]))]),
      ["- country.code IN ('US')", "+ all", "+ country.code IN ('US') AND os.name IN ('iOS')"]
    ),
  ])
  func filtersBecomeSignedSums(filter: RowFilter, expected: [String]) {
    let branches = SubtractFilters.branches([filter], within: []) ?? []
    #expect(branches.map(\.told) == expected)
  }

  @Test func worksInsideTheListsOfEveryRequest() {
    let base = [
      ExportRequest.Filter(.osName, in: ["b", "a"]), ExportRequest.Filter(.countryCode, in: ["US"]),
    ]
    let filter = RowFilter.any([.test(.osName, .only(["a"])), .test(.cityName, .only(["x"]))])
    let branches = SubtractFilters.branches([filter], within: base) ?? []
    #expect(
      branches.map(\.told) == [
        "- os.name IN ('a') AND country.code IN ('US') AND city.name IN ('x')",
        "+ os.name IN ('a') AND country.code IN ('US')",
        "+ os.name IN ('b', 'a') AND country.code IN ('US') AND city.name IN ('x')",
      ])
    #expect(SubtractFilters.branches([], within: base)?.map(\.filters) == [base])
  }

  @Test func rewriteHasTheSum() {
    let filter = RowFilter.any([.test(.countryCode, .except(["US"])), .test(.osName, .only(["x"]))])
    #expect(
      SubtractFilters.rewrites([filter]) == [
        Rewrite(
          .subtract,
          "country.code NOT IN ('US') OR os.name IN ('x') -> all + country.code IN ('US') AND"
            + " os.name IN ('x') - country.code IN ('US')")
      ])
  }

  @Test func patternsCannotBeSubtracted() {
    let pattern = ValueTest.like(TextPattern("a%", ignoresCase: false))
    #expect(!SubtractFilters.canExpress(.test(.osName, pattern)))
    #expect(SubtractFilters.canExpress(.test(.osName, .except(["a"]))))
  }
}

extension Branching.Branch {
  /// The sign and the filters of a branch.
  fileprivate var told: String {
    (factor < 0 ? "- " : "+ ") + (filters.isEmpty ? "all" : filters.text)
  }
}
