import PQModel
import Testing

@testable import PQCache

/// The rows of answers are clipped, split into pieces and rearranged.
@Suite struct AnswerColumnsTests {
  private let layout = ColumnLayout(dimensions: [.cityName], metrics: [.http, .sessions])

  private func answer(_ rows: [(hour: Int, city: String, http: Int64)]) -> AnswerColumns {
    AnswerColumns(
      layout, starts: rows.map { TimeRange.buckets($0.hour..<$0.hour).from.milliseconds },
      labels: [TextColumn(rows.map(\.city))],
      values: [.integers(rows.map(\.http)), .decimals(rows.map { Double($0.http) / 2 })])
  }

  @Test func rowsOutsideAreLeftOut() {
    let rows = answer([(2, "a", 1), (0, "b", 2), (3, "c", 3), (1, "a", 4), (2, "d", 5)])
    let clipped = rows.clipped(to: .buckets(1..<3))
    let expected = answer([(2, "a", 1), (1, "a", 4), (2, "d", 5)])
    #expect(clipped.starts == expected.starts && clipped.values == expected.values)
    #expect((0..<3).map { clipped.labels[0][$0] } == ["a", "a", "d"])
    #expect(rows.clipped(to: .buckets(5..<6)).rowCount == 0)
    #expect(rows.clipped(to: .buckets(0..<9)) == rows)
  }

  @Test func runsAreDividedIntoPieces() {
    let starts = [0, 1, 5, 1, 1, 1].map { TimeRange.buckets($0..<$0).from.milliseconds }
    let runs = RowRuns(starts, in: .buckets(0..<2))
    #expect(runs.runs == [0..<2, 3..<6] && runs.count == 5)
    #expect(runs.pieces(of: 3).map(\.runs) == [[0..<2, 3..<4], [4..<6]])
    #expect(runs.pieces(of: 5) == [runs])
    #expect(runs.pieces(of: 1).count == 5)
    #expect(RowRuns([], in: .buckets(0..<2)).pieces(of: 3) == [])
    #expect(runs.values([10, 11, 12, 13, 14, 15]) == [10, 11, 13, 14, 15])
  }

  @Test func columnsAreArranged() {
    let both = ColumnLayout(dimensions: [.cityName, .osName], metrics: [.http, .p2p])
    let rows = AnswerColumns(
      both, starts: [0], labels: [TextColumn(["a"]), TextColumn(["b"])],
      values: [.integers([1]), .integers([2])])
    let other = ColumnLayout(dimensions: [.osName, .cityName], metrics: [.p2p])
    #expect(
      rows.arranged(other)
        == AnswerColumns(
          other, starts: [0], labels: [TextColumn(["b"]), TextColumn(["a"])],
          values: [.integers([2])]))
  }

  @Test func aTableIsReadByNameAndType() throws {
    let rows = answer([(0, "a", 1)])
    #expect(AnswerColumns(rows.table, layout) == rows)
    for column in rows.table.columns.indices {
      var table = rows.table
      table.columns.remove(at: column)
      #expect(AnswerColumns(table, layout) == nil)
    }
    var table = rows.table
    table.columns[1].values = .texts(TextColumn(codes: [1], dictionary: ["a"]))
    #expect(AnswerColumns(table, layout) == nil)
    table = rows.table
    table.columns[2].values = .decimals([1])
    #expect(AnswerColumns(table, layout) == nil)
    table = rows.table
    table.columns[3].values = .decimals([.infinity])
    #expect(AnswerColumns(table, layout) == nil)
  }
}
