import PQModel
import Testing

@testable import PQEngine
@testable import PQPlan

@Suite struct RowMaskTests {
  private static let answer = DataTable([
    .texts("country.code", ["US", "DE", "US", "FR"]),
    .texts("os.name", ["iOS", "iOS", "Linux", "x"]),
  ])

  private static let isUS = RowFilter.test(.countryCode, .only(["US"]))
  private static let isApple = RowFilter.test(
    .osName, .like(TextPattern("%os", ignoresCase: true)))

  @Test(arguments: [
    (isUS, [true, false, true, false]),
    (isApple, [true, true, false, false]),
    (.test(.countryCode, .except(["US", "FR"])), [false, true, false, false]),
    (.all([isUS, isApple]), [true, false, false, false]),
    (.any([isUS, isApple]), [true, true, true, false]),
    (.any([.all([isUS, isApple]), .test(.osName, .only(["x"]))]), [true, false, false, true]),
    (.always, [true, true, true, true]), (.never, [false, false, false, false]),
  ])
  func rowsPassAFilter(filter: RowFilter, mask: [Bool]) {
    #expect(RowMask.mask(filter, Self.answer, []) == mask)
  }

  /// An answer that is filtered to one value has no column of it; the label has the value of all
  /// rows.
  @Test(arguments: [("US", true), ("DE", false)])
  func aConstantLabelAppliesToAllRows(value: String, passes: Bool) {
    let answer = DataTable([.texts("os.name", ["iOS", "iOS"])])
    let labels = [RowLabel(dimension: .countryCode, value: value)]
    #expect(RowMask.mask(Self.isUS, answer, labels) == [passes, passes])
  }
}
