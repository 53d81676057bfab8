import PQModel
import Testing

@testable import PQEngine

@Suite struct AppendTests {
  @Test func addsRowsBehindRows() {
    var table = slice([0, 60_000], ["US", "DE"], [1, 2], [0.5, 1])
    table.append(slice([120_000], ["FR"], [3], [1.5]))
    #expect(table == slice([0, 60_000, 120_000], ["US", "DE", "FR"], [1, 2, 3], [0.5, 1, 1.5]))
  }

  /// Each slice has a dictionary of its own.
  @Test func codesAreThoseOfOneDictionary() {
    var column = Table([.texts("os.name", ["a", "b", "a"])])
    let other = TextColumn(codes: [1, 0, 2, 1], dictionary: ["b", "c", "a"])
    column.append(Table([Column("os.name", .label, .texts(other))]))
    guard case .texts(let texts)? = column["os.name"]?.values else {
      Issue.record("no texts")
      return
    }
    #expect(texts.codes.indices.map { texts[$0] } == ["a", "b", "a", "c", "b", "a", "c"])
    #expect(texts.dictionary == ["a", "b", "c"])
  }

  @Test func valuesThatLookAlikeStayTwo() {
    var table = Table([.texts("city.name", ["K\u{F6}ln"])])
    table.append(Table([.texts("city.name", ["Ko\u{308}ln", "K\u{F6}ln"])]))
    guard case .texts(let texts)? = table["city.name"]?.values else { return }
    #expect(texts.codes == [0, 1, 0])
  }

  @Test func nothingChangesNothing() {
    let some = slice([0], ["US"], [1], [0.5])
    let none = slice([], [], [], [])
    var left = some
    left.append(none)
    #expect(left == some)
    var right = none
    right.append(some)
    #expect(right == some)
  }

  private func slice(
    _ starts: [Int64], _ labels: [String], _ bytes: [Int64], _ sessions: [Double]
  ) -> Table {
    Table([
      Column("timestamp", .time, .instants(starts)), .texts("country.code", labels),
      Column("http", .measure(.bytes), .integers(bytes)),
      Column("sessions", .measure(.sessions), .decimals(sessions)),
    ])
  }
}
