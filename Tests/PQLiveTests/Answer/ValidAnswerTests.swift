import PQModel
import PQTestServers
import Testing

@testable import PQLive

/// A documented answer becomes a table, in any order of its rows and in any pieces.
@Suite struct ValidAnswerTests {
  private func table(
    _ reply: Reply, _ wire: WireFormat = .json, pieceSize: Int = 1000,
    request: ExportRequest? = nil
  ) async throws -> DataTable {
    let transport = ScriptedTransport(pieceSize: pieceSize) { _, _ in reply }
    let backend = try LiveSample.backend(transport) { $0.wire = wire }
    return try await backend.rows(of: request ?? (try LiveSample.request()))
  }

  @Test(arguments: [1, 2, 7, 64, 1000])
  func rowsAreDecodedWhateverThePieces(size: Int) async throws {
    let json = try await table(Reply("200 OK", LiveSample.goodJSON), pieceSize: size)
    let csv = try await table(
      Reply("200 OK", LiveSample.goodCSV, type: "text/csv"), .csv, pieceSize: size)
    #expect(json == LiveSample.goodTable)
    #expect(csv == LiveSample.goodTable)
  }

  @Test func columnsComeInTheOrderAsked() async throws {
    let request = try LiveSample.request(metrics: [.p2p, .http])
    let table = try await table(Reply("200 OK", LiveSample.goodJSON), request: request)
    #expect(table.columns.map(\.name) == ["timestamp", "browser.name", "p2p", "http"])
    #expect(table["p2p"]?.values == .integers([10, 20, 30]))
  }

  @Test(arguments: [
    "{\"error\": false, \"data\": []}", "{\"data\":[],\"error\":false}",
    "{\"error\": false, \"data\": [], \"next\": null, \"count\": 0}",
  ])
  func emptyDataGivesATableWithoutRows(text: String) async throws {
    let table = try await table(Reply("200 OK", text))
    #expect(table.rowCount == 0)
    #expect(table.columns.map(\.name) == ["timestamp", "browser.name", "http", "p2p"])
  }

  @Test func aHeaderAloneIsATableWithoutRows() async throws {
    let header = "\"timestamp\",\"browser.name\",\"http\",\"p2p\"\n"
    #expect(try await table(Reply("200 OK", header, type: "text/csv"), .csv).rowCount == 0)
  }

  @Test func sessionsMayBeFractions() async throws {
    let request = try LiveSample.request(dimensions: [], filters: [], metrics: [.sessions])
    let text = LiveSample.answer(["{\"timestamp\": \(LiveSample.minute(1)), \"sessions\": 1.5}"])
    let table = try await table(Reply("200 OK", text), request: request)
    #expect(table["sessions"]?.values == .decimals([1.5]))
  }

  /// The document does not define whether a range includes its end.
  @Test func theBucketAtTheEndIsLeftOut() async throws {
    let rows = [
      LiveSample.row(3, "Chrome", "9", "9"), LiveSample.row(0, "Chrome", "1", "1"),
      LiveSample.row(3, "Firefox", "9", "9"),
    ]
    let table = try await table(Reply("200 OK", LiveSample.answer(rows)))
    #expect(table["http"]?.values == .integers([1]))
  }

  @Test func rowsMayComeInAnyOrder() async throws {
    let rows = (0..<3).flatMap { minute in
      ["Chrome", "Firefox"].map { LiveSample.row(2 - minute, $0, "\(minute)", "0") }
    }
    let table = try await table(Reply("200 OK", LiveSample.answer(rows.reversed())))
    #expect(table.rowCount == 6)
    #expect(table["http"]?.values == .integers([2, 2, 1, 1, 0, 0]))
  }

  @Test func manyRowsAreKeptInOrder() async throws {
    let browsers = (0..<1000).map { "browser \($0)" }
    let request = try LiveSample.request(
      minutes: 100, filters: [.init(.browserName, in: browsers)])
    let rows = (0..<100_000).map { number in
      LiveSample.row(Int64(number / 1000), browsers[number % 1000], "\(number)", "0")
    }
    let reply = Reply("200 OK", LiveSample.answer(rows))
    let table = try await table(reply, pieceSize: 100_000, request: request)
    #expect(table["http"]?.values == .integers((0..<100_000).map { $0 }))
  }
}
