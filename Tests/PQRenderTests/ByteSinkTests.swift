import PQModel
import PQRender
import Testing

@Suite struct ByteSinkTests {
  private struct Full: Error {}

  /// A table with enough rows for several pages and chunks.
  private static let long: DataTable = {
    let rows = 0..<5000
    return DataTable([
      Column("timestamp", .time, .instants(rows.map { Int64($0 / 3) * 60_000 })),
      .texts("city.name", rows.map { "city \($0 % 777)" }),
      Column("http", .measure(.bytes), .integers(rows.map { Int64($0) * 977 })),
      Column("sessions", .measure(.sessions), .decimals(rows.map { Double($0) / 7 })),
    ])
  }()

  @Test(arguments: OutputFormat.allCases, [1, 100, 65_536])
  func chunksAddUpToTheWhole(format: OutputFormat, chunkSize: Int) throws {
    var bytes: [UInt8] = []
    var largest = 0
    try withoutActuallyEscaping({ (chunk: [UInt8]) in
      #expect(chunk.last == UInt8(ascii: "\n"))
      largest = max(largest, chunk.count)
      bytes += chunk
    }) { write in
      var sink = ByteSink(chunkSize: chunkSize, write: write)
      try format.renderer().render(Self.long, to: &sink)
      try sink.flush()
    }
    #expect(largest < chunkSize + 1000)
    #expect(String(decoding: bytes, as: UTF8.self) == format.renderer().text(of: Self.long))
  }

  @Test(arguments: OutputFormat.allCases)
  func anErrorEndsTheRendering(format: OutputFormat) {
    var chunks = 0
    #expect(throws: Full.self) {
      try format.renderer().render(Self.long) { _ in
        chunks += 1
        if chunks == 2 { throw Full() }
      }
    }
    #expect(chunks == 2)
  }

  @Test(arguments: OutputFormat.allCases)
  func hasALineForEveryRow(format: OutputFormat) {
    let lines = format.renderer().text(of: Self.long).utf8.count { $0 == UInt8(ascii: "\n") }
    let perRow = format == .vertical ? 5 : 1
    let around: [OutputFormat: Int] = [
      .table: 2, .csv: 1, .tsv: 1, .json: 2, .jsonl: 0, .markdown: 2, .vertical: 0,
    ]
    #expect(lines == Self.long.rowCount * perRow + (around[format] ?? -1))
  }

  @Test func growsForALineLongerThanAChunk() throws {
    let long = String(repeating: "x", count: 300_000)
    let table = DataTable([.texts("t", [long, "short", long])])
    #expect(OutputFormat.tsv.renderer().text(of: table) == "t\n\(long)\nshort\n\(long)\n")
  }

  @Test func worksWithARendererOfTheHostProgram() {
    struct Count: Renderer {
      func render(_ table: DataTable, to sink: inout ByteSink) throws {
        sink.append("rows")
        sink.append(UInt8(ascii: " "))
        sink.append(contentsOf: Array("\(table.rowCount)".utf8))
        try sink.endLine()
      }
    }
    #expect(Count().text(of: SampleTables.traffic) == "rows 2\n")
  }
}
