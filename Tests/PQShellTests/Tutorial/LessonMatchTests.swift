import PQModel
import PQTestSupport
import Testing

@testable import PQShell

/// The comparison of the rows of two tables.
@Suite struct LessonMatchTests {
  private static let table = DataTable([
    Column("timestamp", .time, .instants([0, 0, 60, 60])),
    .texts("os", ["a", "b", "a", "b"]),
    Column("http", .measure(.bytes), .integers([1, 2, 2, 1])),
    Column("ratio", .measure(.ratio), .decimals([0.1, 0.2, 0.3, .nan])),
  ])

  private func holds(_ table: DataTable, isOrdered: Bool = false) -> Bool {
    LessonMatch(table, Self.table, isOrdered: isOrdered).holds
      && LessonMatch(Self.table, table, isOrdered: isOrdered).holds
  }

  @Test func anyOrderOfColumnsAndAnyNames() {
    var generator = SeededRandom(seed: 1)
    for _ in 0..<50 {
      var table = Self.table
      table.columns.shuffle(using: &generator)
      for index in table.columns.indices { table.columns[index].name = "column \(index)" }
      #expect(holds(table, isOrdered: true))
    }
  }

  @Test func anyOrderOfRowsUnlessItCounts() {
    var generator = SeededRandom(seed: 2)
    for _ in 0..<50 {
      let rows = [0, 1, 2, 3].shuffled(using: &generator)
      #expect(holds(Self.table.rows(rows)))
      #expect(holds(Self.table.rows(rows), isOrdered: true) == (rows == [0, 1, 2, 3]))
    }
  }

  /// Here columns have the same values, but in other rows.
  @Test func valuesMustStandInTheSameRows() {
    var table = Self.table
    table.columns[2].values = .integers([2, 1, 1, 2])
    #expect(!holds(table))
    table.columns[2].values = .integers([1, 2, 1, 2])
    #expect(!holds(table))
  }

  @Test func twoColumnsWithTheSameValuesAreTriedBothWays() {
    let wanted = DataTable([
      .texts("os", ["a", "b"]), Column("x", .measure(.bytes), .integers([1, 2])),
      Column("y", .measure(.bytes), .integers([2, 1])),
    ])
    var table = wanted
    table.columns.swapAt(1, 2)
    #expect(LessonMatch(table, wanted, isOrdered: false).holds)
  }

  @Test func wholeNumbersEqualDecimalsAndNullEqualsNull() {
    var table = Self.table
    table.columns[2].values = .decimals([1, 2, 2, 1.000_000_000_01])
    table.columns[3] = Column(
      "r", .measure(.ratio), .decimals([0.1, 0.2, 0.3, 7]), nulls: [false, false, false, true])
    #expect(holds(table))
    table.columns[3].nulls = nil
    #expect(!holds(table))
    table.columns[3].values = .decimals([0.1, 0.2, 0.3, 0])
    #expect(!holds(table))
  }

  @Test func aTimeIsNoNumberAndNoText() {
    let times = DataTable([Column("a", .time, .instants([1]))])
    let numbers = DataTable([Column("a", .measure(.count), .integers([1]))])
    let texts = DataTable([.texts("a", ["1"])])
    #expect(!LessonMatch(times, numbers, isOrdered: false).holds)
    #expect(!LessonMatch(texts, numbers, isOrdered: false).holds)
  }

  @Test func anotherNumberOfRowsOrColumns() {
    #expect(!holds(Self.table.rows([0, 1, 2])))
    #expect(!holds(Self.table.rows([0, 1, 2, 3, 3])))
    var table = Self.table
    table.columns.removeLast()
    #expect(!holds(table))
    table.columns += [table.columns[0], table.columns[0]]
    #expect(!holds(table))
    #expect(!holds(DataTable([])))
    #expect(LessonMatch(DataTable([]), DataTable([]), isOrdered: true).holds)
  }
}
