import PQModel
import PQRender
import Testing

@Suite struct JSONRendererTests {
  @Test func isAnArrayWithARowALine() {
    #expect(
      OutputFormat.json.renderer().text(of: SampleTables.browsers) == """
        [
          {"timestamp": 1509494400000, "browser.name": "Chrome", "http": 1000, "p2p": 2500},
          {"timestamp": 1509494460000, "browser.name": "Firefox", "http": 2000, "p2p": 500}
        ]

        """)
  }

  @Test func isAnObjectALine() {
    #expect(
      OutputFormat.jsonl.renderer().text(of: SampleTables.browsers) == """
        {"timestamp":1509494400000,"browser.name":"Chrome","http":1000,"p2p":2500}
        {"timestamp":1509494460000,"browser.name":"Firefox","http":2000,"p2p":500}

        """)
  }

  @Test(arguments: [SampleTables.empty, DataTable([])])
  func isEmptyWithoutRows(table: DataTable) {
    #expect(OutputFormat.json.renderer().text(of: table) == "[]\n")
    #expect(OutputFormat.jsonl.renderer().text(of: table) == "")
  }

  @Test func textsAreEscapedAndNonFiniteNumbersAreNull() {
    let table = DataTable([
      .texts("a\"b", ["\"\\\n\u{1B}", "ü\u{202E}"]),
      Column("x", .measure(.count), .decimals([.nan, -0.5])),
    ])
    #expect(
      OutputFormat.jsonl.renderer().text(of: table) == #"""
        {"a\"b":"\"\\\n\u001b","x":null}
        {"a\"b":"ü\u202e","x":-0.5}

        """#)
  }

  @Test func writesTimesInISO8601AsStrings() {
    let table = DataTable([Column("timestamp", .time, .instants([1_768_509_000_000, .min]))])
    let renderer = OutputFormat.json.renderer(RenderOptions(times: .iso))
    #expect(
      renderer.text(of: table) == """
        [
          {"timestamp": "2026-01-15T20:30:00.000Z"},
          {"timestamp": -9223372036854775808}
        ]

        """)
  }
}
