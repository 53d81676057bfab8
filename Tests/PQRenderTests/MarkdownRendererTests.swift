import PQModel
import PQRender
import Testing

@Suite struct MarkdownRendererTests {
  private let renderer = OutputFormat.markdown.renderer()

  @Test func alignsNumbersToTheRight() {
    #expect(
      renderer.text(of: SampleTables.browsers) == """
        | timestamp | browser.name | http (kB) | p2p (kB) |
        | --- | --- | ---: | ---: |
        | 2017-11-01 00:00Z | Chrome | 1.00 | 2.50 |
        | 2017-11-01 00:01Z | Firefox | 2.00 | 0.50 |

        """)
  }

  @Test(arguments: [
    ("a|b", #"a\|b"#), (#"a\|b"#, #"a\\\|b"#), ("<b>&amp;", "&lt;b>&amp;amp;"),
    ("*x* _y_ `z` ~~s~~", #"\*x\* \_y\_ \`z\` \~\~s\~\~"#), ("[a](b)", #"\[a\](b)"#),
    ("two\nlines", "two␊lines"), ("\u{202E}", #"\\u{202E}"#),
  ])
  func escapesMarkdownSyntax(value: String, escaped: String) {
    let text = renderer.text(of: DataTable([.texts(value, [value])]))
    #expect(text == "| \(escaped) |\n| --- |\n| \(escaped) |\n")
  }

  @Test func fencesADocumentSafely() {
    #expect(
      renderer.text(of: SampleTables.document) == """
        ````
        api   2 requests

          1m  `p2p`
        ```
        ````

        """)
  }

  @Test func hasOnlyAHeaderWithoutRowsAndNothingWithoutColumns() {
    let text = renderer.text(of: SampleTables.empty)
    #expect(text == "| timestamp | city.name | http |\n| --- | --- | ---: |\n")
    #expect(renderer.text(of: DataTable([])) == "")
  }
}
