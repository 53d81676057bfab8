import PQModel
import PQRender
import Testing

@Suite struct TSVRendererTests {
  @Test func escapesTabsAndLineBreaks() {
    let table = DataTable([
      .texts("a\tb", ["tab\t", "line\nreturn\r", "back\\slash", "\r\n", "\"as is\""]),
      Column("n", .measure(.bytes), .integers([1, 2, 3, 4, 5])),
    ])
    #expect(
      OutputFormat.tsv.renderer().text(of: table) == """
        a\\tb\tn
        tab\\t\t1
        line\\nreturn\\r\t2
        back\\\\slash\t3
        \\r\\n\t4
        "as is"\t5

        """)
  }

  @Test func nonFiniteNumbersAreEmpty() {
    let table = DataTable([
      Column("timestamp", .time, .instants([0])),
      Column("ratio", .measure(.count), .decimals([.infinity])),
    ])
    let native = OutputFormat.tsv.renderer()
    #expect(native.text(of: table) == "timestamp\tratio\n0\t\n")
    let iso = OutputFormat.tsv.renderer(RenderOptions(times: .iso))
    #expect(iso.text(of: table) == "timestamp\tratio\n1970-01-01T00:00:00.000Z\t\n")
  }
}
