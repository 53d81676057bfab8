import PQModel
import PQRender
import Testing

@Suite struct VerticalRendererTests {
  @Test func writesAValueALine() {
    #expect(
      OutputFormat.vertical.renderer().text(of: SampleTables.browsers) == """
        ── row 1 ──
           timestamp: 2017-11-01 00:00Z
        browser.name: Chrome
                http: 1.00 kB
                 p2p: 2.50 kB
        ── row 2 ──
           timestamp: 2017-11-01 00:01Z
        browser.name: Firefox
                http: 2.00 kB
                 p2p: 0.50 kB

        """)
  }

  @Test func alignsNamesByTheirWidth() {
    let table = DataTable([.texts("都市", ["東京"]), .texts("city", ["Tokyo"]), .texts("c", ["T"])])
    #expect(
      OutputFormat.vertical.renderer().text(of: table) == """
        ── row 1 ──
        都市: 東京
        city: Tokyo
           c: T

        """)
  }

  @Test func dimsTheRuleOnlyIfAsked() {
    let table = DataTable([.texts("a", ["b"])])
    let text = OutputFormat.vertical.renderer(RenderOptions(isColored: true)).text(of: table)
    #expect(text == "\u{1B}[2m── row 1 ──\u{1B}[0m\na: b\n")
  }

  @Test(arguments: [SampleTables.empty, DataTable([])])
  func emptyTablesAreReported(table: DataTable) {
    #expect(OutputFormat.vertical.renderer().text(of: table) == "(no rows)\n")
  }
}
