import PQModel
import Testing

@testable import PQCache

/// Rows that are cut, joined and arranged.
@Suite struct AnswerTests {
  private let layout = Layout(dimensions: [.cityName], metrics: [.http, .sessions])

  private func answer(_ rows: [(hour: Int, city: String, http: Int64)]) -> Answer {
    Answer(
      layout, starts: rows.map { TimeRange.buckets($0.hour..<$0.hour).from.milliseconds },
      labels: [TextColumn(rows.map(\.city))],
      values: [.integers(rows.map(\.http)), .decimals(rows.map { Double($0.http) / 2 })])
  }

  @Test func rowsOutsideAreLeftOutWithTheirTexts() {
    let rows = answer([(2, "a", 1), (0, "b", 2), (3, "c", 3), (1, "a", 4), (2, "d", 5)])
    let clipped = rows.clipped(to: .buckets(1..<3))
    #expect(clipped == answer([(2, "a", 1), (1, "a", 4), (2, "d", 5)]))
    #expect(clipped.labels[0].dictionary == ["a", "d"])
    #expect(rows.clipped(to: .buckets(5..<6)) == Answer(empty: layout))
  }

  @Test func joinedRowsShareADictionary() {
    var joined = answer([(0, "a", 1), (1, "b", 2)])
    joined.append(answer([(2, "c", 3), (2, "b", 4), (9, "x", 5)]), in: .buckets(2..<3))
    #expect(joined == answer([(0, "a", 1), (1, "b", 2), (2, "c", 3), (2, "b", 4)]))
    #expect(joined.labels[0].dictionary == ["a", "b", "c"])
  }

  @Test func textsThatLookAlikeStayApart() {
    var joined = answer([(0, "K\u{F6}ln", 1)])
    joined.append(answer([(1, "Ko\u{308}ln", 2)]), in: .buckets(0..<9))
    #expect(joined.labels[0].codes == [0, 1])
    #expect(joined.labels[0].dictionary.map { Array($0.utf8).count } == [5, 6])
  }

  @Test func columnsAreArranged() {
    let both = Layout(dimensions: [.cityName, .osName], metrics: [.http, .p2p])
    let rows = Answer(
      both, starts: [0], labels: [TextColumn(["a"]), TextColumn(["b"])],
      values: [.integers([1]), .integers([2])])
    let other = Layout(dimensions: [.osName, .cityName], metrics: [.p2p])
    #expect(
      rows.arranged(other)
        == Answer(
          other, starts: [0], labels: [TextColumn(["b"]), TextColumn(["a"])],
          values: [.integers([2])]))
  }

  @Test func aTableIsReadByNameAndType() throws {
    let rows = answer([(0, "a", 1)])
    #expect(Answer(rows.table, layout) == rows)
    for column in rows.table.columns.indices {
      var table = rows.table
      table.columns.remove(at: column)
      #expect(Answer(table, layout) == nil)
    }
    var table = rows.table
    table.columns[1].values = .texts(TextColumn(codes: [1], dictionary: ["a"]))
    #expect(Answer(table, layout) == nil)
    table = rows.table
    table.columns[2].values = .decimals([1])
    #expect(Answer(table, layout) == nil)
    table = rows.table
    table.columns[3].values = .decimals([.infinity])
    #expect(Answer(table, layout) == nil)
  }
}
