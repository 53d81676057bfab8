import PQModel
import Testing

@Suite struct DataTableTests {
  @Test func findsItsColumnsByName() {
    let table = DataTable([
      Column("timestamp", .time, .instants([0, 60_000])), .texts("os.name", ["iOS", "iOS"]),
      Column("http", .measure(.bytes), .integers([1, 2])),
      Column("sessions", .measure(.sessions), .decimals([0.5, 1])),
    ])
    #expect(table.rowCount == 2)
    #expect(table.columns.map(\.count) == [2, 2, 2, 2])
    #expect(table["http"]?.values == .integers([1, 2]))
    #expect(table["HTTP"] == nil)
  }

  @Test func isBuiltCompleteByAHostProgram() throws {
    let table = try DataTable(columns: [
      .timestamps([Instant(milliseconds: 0), Instant(milliseconds: 60_000)]),
      .values(of: .osName, ["iOS", "Android"]), .values(of: .http, [1, 2]),
      .averages(of: .sessions, [0.5, 1]), .integers("rank", .count, [nil, 7]),
      .decimals("ratio", .ratio, [0.25, .nan]),
    ])
    #expect(
      table.columns.map { $0[0] } == [
        .instant(Instant(milliseconds: 0)), .text("iOS"), .integer(1), .decimal(0.5), nil,
        .decimal(0.25),
      ])
    #expect(table["rank"]?[1] == .integer(7))
    #expect(table["ratio"]?[1] == nil)
    #expect(table["http"]?.unit == .bytes)
    #expect(table["os.name"]?.unit == nil)
    #expect(Column.values(of: .sessions, [3]).values == .decimals([3]))
  }

  @Test func refusesWhatIsUneven() {
    let first = Column.values(of: .http, [1, 2])
    #expect(errorText { try DataTable(columns: []) } == "a table needs at least one column")
    #expect(
      errorText { try DataTable(columns: [first, .values(of: .p2p, [1])]) }
        == #"the columns differ in length: "http" has 2 rows and "p2p" has 1"#)
    #expect(
      errorText { try DataTable(columns: [first, first]) }
        == #"two columns are called "http"; rename one of them"#)
    #expect(
      errorText { try Column.values(of: .browserName, codes: [0, 2], ["Chrome", "Safari"]) }
        == #"the code 2 in row 2 of "browser.name" is not below 2, the number of values"#)
  }

  private func errorText<Value>(_ build: () throws -> Value) -> String? {
    do {
      _ = try build()
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func mayHaveNothing() {
    #expect(DataTable([]).rowCount == 0)
    #expect(DataTable([.texts("plan", [])]).rowCount == 0)
  }
}
