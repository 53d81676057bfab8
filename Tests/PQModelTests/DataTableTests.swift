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

  @Test func mayHaveNothing() {
    #expect(DataTable([]).rowCount == 0)
    #expect(DataTable([.texts("plan", [])]).rowCount == 0)
  }
}
