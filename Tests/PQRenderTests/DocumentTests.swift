import PQModel
import PQRender
import Testing

@Suite struct DocumentTests {
  @Test(arguments: [OutputFormat.table, .vertical])
  func isPlainLinesForPeople(format: OutputFormat) {
    let renderer = format.renderer(RenderOptions(width: 5, isColored: true))
    #expect(
      renderer.text(of: SampleTables.document) == """
        api   2 requests

          1m  `p2p`
        ```

        """)
  }

  @Test(arguments: [OutputFormat.csv, .tsv, .json, .jsonl])
  func isATableForMachines(format: OutputFormat) {
    var grid = SampleTables.document
    grid.presentation = .grid
    #expect(format.renderer().text(of: SampleTables.document) == format.renderer().text(of: grid))
  }

  @Test(arguments: [OutputFormat.table, .vertical, .markdown])
  func ofSeveralColumnsIsAGrid(format: OutputFormat) {
    var document = SampleTables.traffic
    document.presentation = .document
    #expect(
      format.renderer().text(of: document) == format.renderer().text(of: SampleTables.traffic))
  }

  /// A JSON document is printed as JSON by formats for users and for programs.
  @Test(arguments: [
    (OutputFormat.table, "{\n  \"a\": 1\n}\n"), (.json, "{\n  \"a\": 1\n}\n"),
    (.jsonl, "{\"a\": 1}\n"),
  ])
  func jsonDocumentsAreWrittenAsTheyAre(format: OutputFormat, text: String) {
    let document = DataTable(
      [.texts("plan", ["{", "  \"a\": 1", "}"])], presentation: .jsonDocument)
    #expect(format.renderer().text(of: document) == text)
  }
}
