import PQModel
import PQRender
import Testing

@Suite struct CaptionTests {
  private func table(_ captions: String..., rows: [String] = ["iOS"]) -> DataTable {
    var table = DataTable([.texts("os", rows)])
    table.captions = captions
    return table
  }

  private func text(
    _ format: OutputFormat, _ table: DataTable, width: Int? = nil, isColored: Bool = false
  ) -> String {
    format.renderer(RenderOptions(width: width, isColored: isColored)).text(of: table)
  }

  @Test func standAboveATable() {
    let table = table("2026-01-15, every 1h", "times of Europe/Berlin")
    #expect(
      text(.table, table) == """
        2026-01-15, every 1h
        times of Europe/Berlin
        os
        ───
        iOS

        """)
    #expect(
      text(.vertical, table) == """
        2026-01-15, every 1h
        times of Europe/Berlin
        ── row 1 ──
        os: iOS

        """)
    #expect(
      text(.markdown, table) == """
        2026-01-15, every 1h

        times of Europe/Berlin

        | os |
        | --- |
        | iOS |

        """)
  }

  @Test(arguments: [OutputFormat.csv, .tsv, .json, .jsonl], [["iOS"], []])
  func areNotForMachines(format: OutputFormat, rows: [String]) {
    #expect(text(format, table("a caption", rows: rows)) == text(format, table(rows: rows)))
  }

  @Test(arguments: [
    (OutputFormat.table, "note\nos\n──\n(no rows)\n"), (.vertical, "note\n(no rows)\n"),
    (.markdown, "note\n\n| os |\n| --- |\n"),
  ])
  func areShownWithoutRows(format: OutputFormat, expected: String) {
    #expect(text(format, table("note", rows: [])) == expected)
  }

  @Test(arguments: [
    (OutputFormat.table, "note\n(no rows)\n"), (.vertical, "note\n(no rows)\n"),
    (.markdown, "note\n\n"),
  ])
  func areShownWithoutColumns(format: OutputFormat, expected: String) {
    var table = DataTable([])
    table.captions = ["note"]
    #expect(text(format, table) == expected)
  }

  /// A document may be a command to run. With captions it could not be run.
  @Test(arguments: OutputFormat.allCases)
  func areNotShownOfADocument(format: OutputFormat) {
    var document = SampleTables.document
    document.captions = ["a caption"]
    #expect(text(format, document) == text(format, SampleTables.document))
  }

  @Test(arguments: [OutputFormat.table, .vertical])
  func areDimIfAsked(format: OutputFormat) {
    let text = text(format, table("note"), isColored: true)
    #expect(text.hasPrefix("\u{1B}[2mnote\u{1B}[0m\n"))
  }

  @Test func areNoWiderThanTheTerminal() {
    let table = table("東京 and more")
    #expect(text(.table, table, width: 8).hasPrefix("東京 an…\n"))
    #expect(text(.vertical, table, width: 8).hasPrefix("東京 and more\n"))
    #expect(text(.table, table, width: 0).allSatisfy { $0 == "\n" })
  }

  @Test(arguments: [OutputFormat.table, .vertical, .markdown])
  func controlCharactersAreEscaped(format: OutputFormat) {
    let text = text(format, table("\u{1B}[31m red\r\nline"))
    #expect(text.hasPrefix(format == .markdown ? "␛\\[31m red␍␊line\n" : "␛[31m red␍␊line\n"))
  }

  @Test(arguments: [
    ("# no heading", "\\# no heading"), ("> no quote", #"\> no quote"#), ("- a", #"\- a"#),
    ("---", #"\---"#), ("+ a", #"\+ a"#), ("===", #"\==="#), ("1. a", #"1\. a"#),
    ("12) a", #"12\) a"#), ("2026-01-15", "2026-01-15"), ("    code", "code"),
    ("    1. a", #"1\. a"#), ("```", #"\`\`\`"#), ("~~~", #"\~\~\~"#), ("<br>", "&lt;br>"),
    ("| a |", #"\| a \|"#), ("*a*", #"\*a\*"#), ("[a]: b", #"\[a\]: b"#), ("&amp;", "&amp;amp;"),
    ("a # b - c 1. d", "a # b - c 1. d"), ("\t# a", "␉# a"),
  ])
  func areParagraphsOfMarkdownAndNothingElse(caption: String, line: String) {
    #expect(text(.markdown, table(caption)).hasPrefix("\(line)\n\n| os |\n"))
  }
}
