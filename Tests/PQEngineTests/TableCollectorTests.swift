import PQModel
import PQTestSupport
import Testing

@testable import PQEngine

/// The pieces of an answer are joined to one table.
@Suite struct TableCollectorTests {
  private static let request = Result {
    try ExportRequest(
      range: TimeRange(from: Instant(milliseconds: 0), to: Instant(milliseconds: 0) + .hour),
      interval: .m1, metrics: [.http, .sessions], dimensions: [.cityName], catalog: Catalog(),
      clock: Instant(milliseconds: 0) + .hour)
  }

  private func table(_ pieces: [DataTable]) throws -> DataTable {
    var collector = TableCollector()
    for piece in pieces { collector.take(piece) }
    return try collector.table(for: try Self.request.get(), from: "x")
  }

  private func piece(_ rows: [(start: Int64, city: String, http: Int64)]) -> DataTable {
    DataTable([
      Column("timestamp", .time, .instants(rows.map(\.start))),
      .texts("city.name", rows.map(\.city)),
      Column("http", .measure(.bytes), .integers(rows.map(\.http))),
      Column("sessions", .measure(.sessions), .decimals(rows.map { Double($0.http) / 2 })),
    ])
  }

  @Test func piecesAreJoined() throws {
    let rows: [(start: Int64, city: String, http: Int64)] = [
      (0, "K\u{F6}ln", 1), (1, "Ko\u{308}ln", 2), (2, "K\u{F6}ln", 3), (3, "", 4), (4, "Brno", 5),
    ]
    for size in 1...5 {
      let pieces = stride(from: 0, to: 5, by: size).map {
        piece(Array(rows[$0..<min($0 + size, 5)]))
      }
      #expect(try table(pieces) == piece(rows))
    }
  }

  @Test func onePieceIsHandedOnAsItIs() throws {
    let odd = DataTable([.texts("x", ["1"])])
    #expect(try table([odd]) == odd)
  }

  @Test func withoutAPieceThereIsNoAnswer() throws {
    #expect(throws: BackendFailure("x gave no answer")) { try table([]) }
  }

  @Test func piecesMustHaveTheSameColumns() throws {
    let whole = piece([(0, "a", 1)])
    for place in whole.columns.indices {
      var renamed = whole
      renamed.columns[place].name += "!"
      var retyped = whole
      retyped.columns[place].values = place == 2 ? .decimals([1]) : .integers([1])
      for other in [renamed, retyped, DataTable([])] {
        #expect(throws: BackendFailure("the columns differ in the answer of x")) {
          try table([whole, other, whole])
        }
      }
    }
  }

  @Test func aRestartDiscardsEarlierPieces() throws {
    var collector = TableCollector()
    collector.take(piece([(0, "a", 1)]))
    collector.begin(AnswerHead())
    collector.take(piece([(1, "b", 2)]))
    #expect(try collector.table(for: Self.request.get(), from: "x") == piece([(1, "b", 2)]))
  }
}
