import PQModel
import PQRender
import Testing

@Suite struct InstantTextTests {
  @Test(
    arguments: [
      ([1_768_435_200_000, 1_768_521_600_000], ["2026-01-15", "2026-01-16"]),
      ([1_768_435_200_000, 1_768_509_000_000], ["2026-01-15 00:00Z", "2026-01-15 20:30Z"]),
      ([1_768_509_000_000, 1_768_509_005_000], ["2026-01-15 20:30:00Z", "2026-01-15 20:30:05Z"]),
      (
        [1_768_509_000_000, 1_768_509_005_040],
        ["2026-01-15 20:30:00.000Z", "2026-01-15 20:30:05.040Z"]
      ),
      ([-1], ["1969-12-31 23:59:59.999Z"]),
      ([-62_167_219_200_000], ["0000-01-01"]),
      // A year with more than four digits does not change the precision of the other times.
      ([0, .max], ["1970-01-01", "9223372036854775807"]),
    ] as [([Int64], [String])])
  func isAsFineAsTheColumnNeeds(values: [Int64], texts: [String]) {
    let table = DataTable([Column("t", .time, .instants(values))])
    let lines = OutputFormat.table.renderer().text(of: table).split(separator: "\n")
    #expect(lines.dropFirst(2).map(String.init) == texts)
  }

  @Test func rowsWithoutAValueMakeNoColumnFiner() {
    let column = Column("t", .time, .instants([0, 1, 86_400_000]), nulls: [false, true, false])
    let text = OutputFormat.markdown.renderer().text(of: DataTable([column]))
    #expect(text.hasSuffix("| 1970-01-01 |\n| NULL |\n| 1970-01-02 |\n"))
  }
}
