import PQModel
import Testing

@testable import PQEngine
@testable import PQPlan

@Suite struct SortTests {
  @Test(arguments: [
    (Column.Values.integers([3, -1, .max, .min, 0]), [3, 1, 4, 0, 2]),
    (.instants([60_000, -60_000, 0]), [1, 2, 0]),
    (
      .decimals([0.5, -0.5, -.infinity, 1e300, -1e300, .infinity, 0, 1e-300, -1e-300]),
      [2, 4, 1, 8, 6, 7, 0, 3, 5]
    ),
    // By bytes: capitals before small letters, plain ones before accents, what looks alike apart.
    (
      .texts(TextColumn(["b", "B", "é", "e\u{301}", "", "a", "東", "aa"])), [4, 1, 5, 7, 0, 3, 2, 6]
    ),
    // The order of a dictionary says nothing, and it may have values that no row has.
    (.texts(TextColumn(codes: [2, 0, 1], dictionary: ["c", "a", "b", "unused"])), [2, 0, 1]),
  ])
  func ordersEveryType(values: Column.Values, order: [Int64]) {
    #expect(sorted(values, isDescending: false) == order)
    #expect(sorted(values, isDescending: true) == order.reversed())
  }

  @Test(arguments: [false, true])
  func equalRowsKeepTheirOrder(isDescending: Bool) {
    #expect(
      sorted(.integers([1, 0, 1, 0, 1]), isDescending: isDescending)
        == (isDescending ? [0, 2, 4, 1, 3] : [1, 3, 0, 2, 4]))
    #expect(sorted(.decimals([2, 2, 2]), isDescending: isDescending) == [0, 1, 2])
  }

  @Test func theStrongestKeyStandsFirst() {
    let table = Table([
      .texts("os.name", ["a", "b", "a", "b"]),
      Column("http", .measure(.bytes), .integers([1, 2, 3, 4])),
    ])
    let keys = { (os: Bool, http: Bool) in
      [SortKey(column: "os.name", isDescending: os), SortKey(column: "http", isDescending: http)]
    }
    #expect(table.sorted(by: keys(false, true))["http"]?.values == .integers([3, 1, 4, 2]))
    #expect(table.sorted(by: keys(true, false))["http"]?.values == .integers([2, 4, 1, 3]))
  }

  @Test func aKeyWithoutAColumnIsPassedOver() {
    let table = Table([Column("http", .measure(.bytes), .integers([2, 1]))])
    #expect(table.sorted(by: [SortKey(column: "p2p", isDescending: false)]) == table)
    #expect(table.sorted(by: []) == table)
    #expect(Table([]).sorted(by: [SortKey(column: "p2p", isDescending: true)]) == Table([]))
  }

  /// The rows' first places, in the order after sorting.
  private func sorted(_ values: Column.Values, isDescending: Bool) -> [Int64] {
    let key = Column("key", .label, values)
    let places = Column("place", .measure(.count), .integers((0..<key.count).map { Int64($0) }))
    let table = Table([key, places]).sorted(
      by: [SortKey(column: "key", isDescending: isDescending)])
    guard case .integers(let order)? = table["place"]?.values else { return [] }
    return order
  }
}
