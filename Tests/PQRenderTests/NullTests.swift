import PQModel
import PQRender
import Testing

@Suite struct NullTests {
  private static let gaps = [false, true, true, false]

  /// A column of each type. The stored values of rows without a value are traps: they equal values
  /// nearby, need more width or precision, or are codes without a text.
  private static let table = DataTable([
    Column(
      "timestamp", .time, .instants([86_400_000, 86_400_000, 86_400_001, 86_400_000]),
      nulls: gaps),
    Column(
      "os", .label, .texts(TextColumn(codes: [0, 0, 9, 0], dictionary: ["iOS"])), nulls: gaps),
    Column("http", .measure(.bytes), .integers([7, 7, 7_777_777, 7]), nulls: gaps),
    Column("sessions", .measure(.sessions), .decimals([2, 2, 0.25, 2]), nulls: gaps),
  ])

  @Test(arguments: [
    (
      OutputFormat.csv,
      """
      "timestamp","os","http","sessions"
      86400000,"iOS",7,2
      ,,,
      ,,,
      86400000,"iOS",7,2

      """
    ),
    (
      .tsv,
      """
      timestamp\tos\thttp\tsessions
      86400000\tiOS\t7\t2
      \t\t\t
      \t\t\t
      86400000\tiOS\t7\t2

      """
    ),
    (
      .json,
      """
      [
        {"timestamp": 86400000, "os": "iOS", "http": 7, "sessions": 2},
        {"timestamp": null, "os": null, "http": null, "sessions": null},
        {"timestamp": null, "os": null, "http": null, "sessions": null},
        {"timestamp": 86400000, "os": "iOS", "http": 7, "sessions": 2}
      ]

      """
    ),
    (
      .jsonl,
      """
      {"timestamp":86400000,"os":"iOS","http":7,"sessions":2}
      {"timestamp":null,"os":null,"http":null,"sessions":null}
      {"timestamp":null,"os":null,"http":null,"sessions":null}
      {"timestamp":86400000,"os":"iOS","http":7,"sessions":2}

      """
    ),
    (
      .table,
      """
      timestamp   os    http (B)  sessions
      ──────────  ────  ────────  ────────
      1970-01-02  iOS          7         2
      NULL        NULL      NULL      NULL
      NULL        NULL      NULL      NULL
      1970-01-02  iOS          7         2

      """
    ),
    (
      .markdown,
      """
      | timestamp | os | http (B) | sessions |
      | --- | --- | ---: | ---: |
      | 1970-01-02 | iOS | 7 | 2 |
      | NULL | NULL | NULL | NULL |
      | NULL | NULL | NULL | NULL |
      | 1970-01-02 | iOS | 7 | 2 |

      """
    ),
  ])
  func areWrittenAsTheFormatHasThem(format: OutputFormat, text: String) {
    #expect(format.renderer().text(of: Self.table) == text)
  }

  @Test func standBehindTheirNames() {
    let lines = OutputFormat.vertical.renderer().text(of: Self.table).split(separator: "\n")
    #expect(
      lines[5..<10] == [
        "── row 2 ──", "timestamp: NULL", "       os: NULL", "     http: NULL", " sessions: NULL",
      ])
  }

  @Test func areNotTheEmptyText() {
    let table = DataTable([
      Column("t", .label, .texts(TextColumn(["", "x"])), nulls: [false, true])
    ])
    #expect(OutputFormat.csv.renderer().text(of: table) == "\"t\"\n\"\"\n\n")
    #expect(OutputFormat.jsonl.renderer().text(of: table) == "{\"t\":\"\"}\n{\"t\":null}\n")
  }

  @Test(arguments: [RenderOptions.TimeStyle.native, .iso])
  func nullTimesHaveNoQuotes(times: RenderOptions.TimeStyle) {
    let table = DataTable([Column("t", .time, .instants([0]), nulls: [true])])
    let options = RenderOptions(times: times)
    #expect(OutputFormat.csv.renderer(options).text(of: table) == "\"t\"\n\n")
    #expect(OutputFormat.jsonl.renderer(options).text(of: table) == "{\"t\":null}\n")
  }

  /// A page may also begin or end with a NULL.
  @Test(arguments: OutputFormat.allCases)
  func areFoundOnEveryPage(format: OutputFormat) {
    let rows = 0..<2001
    let whole = rows.filter { $0 % 3 != 1 }
    let sparse = Column(
      "n", .measure(.bytes), .integers(rows.map { Int64($0 / 7) }),
      nulls: rows.map { $0 % 3 == 1 })
    let dense = Column("n", .measure(.bytes), .integers(whole.map { Int64($0 / 7) }))
    let lines = { (column: Column) in
      format.renderer().text(of: DataTable([column])).split(separator: "\n").map(Substring.init)
    }
    let isValue = { (line: Substring) in
      line.contains(where: \.isNumber) && !line.contains("row")
    }
    #expect(lines(sparse).filter(isValue) == lines(dense).filter(isValue))
  }

  @Test(arguments: OutputFormat.allCases)
  func aColumnWithoutGapsIsAsIfItHadNone(format: OutputFormat) {
    var table = SampleTables.everything
    for column in table.columns.indices {
      table.columns[column].nulls = Array(repeating: false, count: table.rowCount)
    }
    #expect(
      format.renderer().text(of: table) == format.renderer().text(of: SampleTables.everything))
  }

  @Test(arguments: OutputFormat.allCases)
  func ofADocumentIsAGrid(format: OutputFormat) {
    let document = DataTable(
      [Column("plan", .label, .texts(TextColumn(codes: [3], dictionary: [])), nulls: [true])],
      presentation: .jsonDocument)
    var grid = document
    grid.presentation = .grid
    #expect(format.renderer().text(of: document) == format.renderer().text(of: grid))
  }

  @Test func haveRoomInATableHoweverNarrow() {
    let texts = TextColumn(["x", "y"])
    let table = DataTable([Column("t", .label, .texts(texts), nulls: [true, false])])
    for width in 4...10 {
      let renderer = OutputFormat.table.renderer(RenderOptions(width: width))
      #expect(renderer.text(of: table) == "t\n────\nNULL\ny\n")
    }
  }
}
