import PQModel
import PQRender
import Testing

@Suite struct CSVRendererTests {
  /// The outputs are the answers in the vendor's document, byte for byte.
  @Test(arguments: [
    (
      SampleTables.traffic,
      """
      "timestamp","http","p2p"
      1509494400000,1000,2500
      1509494460000,2000,500

      """
    ),
    (
      SampleTables.browsers,
      """
      "timestamp","browser.name","http","p2p"
      1509494400000,"Chrome",1000,2500
      1509494460000,"Firefox",2000,500

      """
    ),
    (
      SampleTables.filtered,
      """
      "timestamp","http","p2p"
      1509494400000,1000,2500
      1509494460000,1500,3000

      """
    ),
  ])
  func equalsTheVendorsCSV(table: DataTable, text: String) {
    #expect(OutputFormat.csv.renderer().text(of: table) == text)
  }

  @Test func quotesTextsAndLeavesNumbersBare() {
    #expect(
      OutputFormat.csv.renderer().text(of: SampleTables.everything) == """
        "timestamp","city.name","note","http","played","sessions","requests"
        1768509000000,"Köln","tab\there",0,842,12,0
        1768509900000,"東京","a|b \\ <c>",999,270000,12345.678,-12345
        1768510800000,"New York",\"""quoted""
        and more",1234567890,1045440000,,7

        """)
  }

  @Test func quotesNames() {
    let table = DataTable([Column("a \"b\"", .label, .integers([1]))])
    #expect(OutputFormat.csv.renderer().text(of: table) == "\"a \"\"b\"\"\"\n1\n")
  }

  @Test func writesTimesInISO8601() {
    let renderer = OutputFormat.csv.renderer(RenderOptions(times: .iso))
    #expect(
      renderer.text(of: SampleTables.traffic) == """
        "timestamp","http","p2p"
        "2017-11-01T00:00:00.000Z",1000,2500
        "2017-11-01T00:01:00.000Z",2000,500

        """)
  }

  @Test func keepsEveryByteOfATextButItsQuotes() {
    let hostile = "\u{1B}[31m\u{202E}\r\n\0\u{9B}"
    let table = DataTable([.texts("t", [hostile])])
    #expect(OutputFormat.csv.renderer().text(of: table) == "\"t\"\n\"\(hostile)\"\n")
  }

  @Test func hasOnlyAHeaderWithoutRowsAndNothingWithoutColumns() {
    let text = OutputFormat.csv.renderer().text(of: SampleTables.empty)
    #expect(text == "\"timestamp\",\"city.name\",\"http\"\n")
    #expect(OutputFormat.csv.renderer().text(of: DataTable([])) == "")
  }
}
