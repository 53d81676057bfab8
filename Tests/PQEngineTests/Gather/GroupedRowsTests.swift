import PQModel
import PQTestSupport
import Testing

@testable import PQEngine
@testable import PQPlan

@Suite struct GroupedRowsTests {
  private static let midnight = CivilTime(year: 2026, month: 1, day: 15).instant

  private static func batch(
    _ plan: Plan, hours: [Int64], _ columns: [Column], _ index: inout GroupIndex,
    in range: TimeRange? = nil
  ) throws -> GroupedRows {
    let starts = hours.map { (midnight - $0 * .hour).milliseconds }
    let fetch = try #require(plan.current.fetches.first)
    let answer = DataTable([Column("timestamp", .time, .instants(starts))] + columns)
    return GroupedRows(
      answer, to: fetch, in: range ?? fetch.request.range, of: plan, groups: &index)
  }

  @Test func allRowsOfAnAnswerCount() throws {
    let plan = try Planned.plan("SELECT http BY os LAST 3h EVERY 1h")
    var index = GroupIndex(dimensionCount: 1)
    let batch = try Self.batch(
      plan, hours: [3, 2, 3],
      [
        .texts("os.name", ["a", "b", "b"]), Column("http", .measure(.bytes), .integers([1, 2, 3])),
      ],
      &index)
    #expect(batch.groups == [0, 1, 1])
    #expect(batch.metrics == [.http])
    #expect(batch.numbers.first?.integerSums == [1, 2, 3])
    #expect(batch.factor == 1)
    #expect(batch.interval == .hour)
  }

  /// An answer may count only up to its early end.
  @Test func rowsOutsideTheCountedRangeAreDropped() throws {
    let plan = try Planned.plan("SELECT http LAST 4h EVERY 1h")
    var index = GroupIndex(dimensionCount: 0)
    let batch = try Self.batch(
      plan, hours: [4, 3, 2, 1],
      [Column("http", .measure(.bytes), .integers([1, 2, 4, 8]))], &index,
      in: TimeRange(from: Self.midnight - 3 * .hour, to: Self.midnight - .hour))
    #expect(batch.starts == [3, 2].map { (Self.midnight - $0 * .hour).milliseconds })
    #expect(batch.numbers.first?.integerSums == [2, 4])
    #expect(batch.groups == [0, 0])
  }

  @Test func rowsThatDoNotPassAreDropped() throws {
    let plan = try Planned.plan("SELECT http BY os WHERE os LIKE 'i%' LAST 2h EVERY 1h")
    var index = GroupIndex(dimensionCount: 1)
    let batch = try Self.batch(
      plan, hours: [2, 2, 1, 1],
      [
        .texts("os.name", ["iOS", "Linux", "iPadOS", "Linux"]),
        Column("http", .measure(.bytes), .integers([1, 2, 4, 8])),
      ], &index)
    #expect(batch.numbers.first?.integerSums == [1, 4])
    #expect(batch.groups == [0, 1])
    #expect(index.values(ofDimension: 0) == ["iOS", "iPadOS"])
  }
}

extension MetricNumbers {
  /// The whole numbers; empty for averages.
  fileprivate var integerSums: [Int128] {
    if case .integerSums(let sums) = self { sums.wide } else { [] }
  }
}
