import PQModel
import PQRender
import Testing

@Suite struct TableRendererTests {
  private func text(_ table: DataTable, width: Int? = nil, isColored: Bool = false) -> String {
    OutputFormat.table.renderer(RenderOptions(width: width, isColored: isColored)).text(of: table)
  }

  @Test func alignsColumnsAndWritesUnits() {
    #expect(
      text(SampleTables.everything) == """
        timestamp          city.name  note                    http     played  sessions  requests
        ─────────────────  ─────────  ─────────────────  ─────────  ─────────  ────────  ────────
        2026-01-15 20:30Z  Köln       tab␉here             0 B      842 ms         12.0         0
        2026-01-15 20:45Z  東京       a|b \\ <c>          999 B        4.5 min  12,345.7   -12,345
        2026-01-15 21:00Z  New York   "quoted"␊and more    1.23 GB  290.4 h        NULL         7

        """)
  }

  @Test func leavesNothingBehindTheLastText() {
    let table = DataTable([.texts("a", ["x", "longer"]), .texts("a long name", ["y", ""])])
    #expect(
      text(table) == """
        a       a long name
        ──────  ───────────
        x       y
        longer

        """)
  }

  @Test func shortensTextsFirstAndThenLeavesColumnsOut() {
    #expect(
      text(SampleTables.everything, width: 60) == """
        timestamp          city.name  note           http     played
        ─────────────────  ─────────  ────────  ─────────  ─────────
        2026-01-15 20:30Z  Köln       tab␉here    0 B      842 ms
        2026-01-15 20:45Z  東京       a|b \\ <…  999 B        4.5 min
        2026-01-15 21:00Z  New York   "quoted…    1.23 GB  290.4 h
        … 2 more columns: sessions, requests

        """)
  }

  @Test func emptyTablesAreReported() {
    #expect(
      text(SampleTables.empty) == """
        timestamp  city.name  http
        ─────────  ─────────  ────
        (no rows)

        """)
    #expect(text(DataTable([])) == "(no rows)\n")
  }

  @Test func colorsTheHeaderAndTheRuleOnlyIfAsked() {
    let table = DataTable([Column("n", .measure(.count), .integers([1]))])
    #expect(text(table, isColored: true) == "\u{1B}[1mn\u{1B}[0m\n\u{1B}[2m─\u{1B}[0m\n1\n")
    #expect(text(table) == "n\n─\n1\n")
  }

  @Test(arguments: [SampleTables.scripts, SampleTables.extremes])
  func hasLinesOfOneWidth(table: DataTable) {
    for width in [nil, 50, 80, 120] {
      let lines = text(table, width: width).split(separator: "\n").filter { !$0.hasPrefix("…") }
      #expect(Set(lines.map { String($0).displayWidth }).count <= 1)
    }
  }

  @Test(arguments: 1...200)
  func tablesFitTheTerminal(width: Int) {
    for table in SampleTables.all where table.presentation == .grid {
      for line in text(table, width: width).split(separator: "\n") {
        #expect(String(line).displayWidth <= width)
      }
    }
  }

  @Test(arguments: [0, -1, .min])
  func showsNothingInNoRoom(width: Int) {
    #expect(text(SampleTables.everything, width: width) == "\n")
    #expect(text(SampleTables.everything, width: .max) == text(SampleTables.everything))
  }

  @Test(arguments: 1...100)
  func neverBreaksANumber(width: Int) {
    let whole = Set(text(SampleTables.extremes).split(whereSeparator: \.isWhitespace))
    let rows = text(SampleTables.extremes, width: width).split(separator: "\n").dropFirst(2)
    for row in rows where !row.hasPrefix("…") {
      #expect(whole.isSuperset(of: row.split(whereSeparator: \.isWhitespace)))
    }
  }

  @Test func measuresOnlyTheTextsThatAreUsed() {
    let texts = TextColumn(codes: [0], dictionary: ["short", "much longer and unused"])
    #expect(text(DataTable([Column("t", .label, .texts(texts))])) == "t\n─────\nshort\n")
  }
}
