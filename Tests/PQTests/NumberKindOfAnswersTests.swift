import PQ
import PQModel
import PQRender
import PQTestSupport
import Testing

/// In formats for programs, all numbers of a column have a decimal point or none has.
@Suite struct NumberKindOfAnswersTests {
  @Test(arguments: UInt64(1)...4)
  func aColumnHasOneForm(seed: UInt64) async throws {
    let fixture = try RandomFixture(seed: seed)
    var columns = 0
    for number in UInt64(0)..<80 {
      var generator = RandomQueryGenerator(seed: seed &* 7000 &+ number, groups: fixture.groups)
      let query = generator.query()
      let session = Session(
        backend: LimitedBackend.unlimited(fixture.backend), now: RandomFixture.end)
      for table in await session.outcome(of: query).tables {
        for format in [OutputFormat.csv, .tsv, .json, .jsonl] {
          columns += check(table, format, query)
        }
      }
    }
    #expect(columns > 400)
  }

  /// Checks the numbers of each column alone, and returns how many columns have numbers.
  private func check(_ table: DataTable, _ format: OutputFormat, _ query: String) -> Int {
    var count = 0
    for column in table.columns where column.unit != nil && table.rowCount > 0 {
      count += 1
      var alone = column
      alone.name = "x"
      let numbers = format.text(of: DataTable([alone]))
        .matches(of: /-?[0-9][0-9.]*(?:e[+-]?[0-9]+)?/).map { String($0.0) }
      switch column.numbers {
      case .whole: #expect(!numbers.contains { $0.contains(".") }, "\(query): \(column.name)")
      case .decimal: #expect(numbers.allSatisfy { $0.contains(".") }, "\(query): \(column.name)")
      case .measured: #expect(!numbers.contains { $0.hasSuffix(".0") }, "\(query)")
      }
    }
    return count
  }
}
