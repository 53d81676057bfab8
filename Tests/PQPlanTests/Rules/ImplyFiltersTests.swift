import PQModel
import Testing

@testable import PQPlan

/// Each request asks only for values that can match.
@Suite struct ImplyFiltersTests {
  private static let unitedStates = RowFilter.test(.countryCode, .only(["US"]))
  private static let germany = RowFilter.test(.countryCode, .only(["DE"]))
  private static let notWindows = RowFilter.test(.osName, .except(["Windows"]))

  @Test func statedListsComeBeforeImpliedOnes() {
    let cities = RowFilter.test(.cityName, .only(["x"]))
    let either = RowFilter.any([.all([Self.unitedStates, Self.notWindows]), Self.germany])
    let filters = ImplyFilters.filters(.all([either, cities]))
    #expect(filters.map(\.dimension) == [.cityName, .countryCode])
    #expect(filters.map(\.values) == [["x"], ["US", "DE"]])
  }

  @Test func onlyImpliedListsAreRewrites() {
    let either = RowFilter.any([.all([Self.unitedStates, Self.notWindows]), Self.germany])
    let conjuncts = [either, RowFilter.test(.cityName, .only(["x"]))]
    let filters = ImplyFilters.filters(.all(conjuncts))
    #expect(
      ImplyFilters.rewrites(filters, conjuncts) == [
        Rewrite(
          .imply, "only country.code IN ('US', 'DE') can match, so only that is requested")
      ])
  }

  /// If an alternative allows any country, no list of countries is implied.
  @Test func anOpenAlternativeImpliesNothing() {
    #expect(ImplyFilters.filters(.any([Self.unitedStates, Self.notWindows])).isEmpty)
  }
}
