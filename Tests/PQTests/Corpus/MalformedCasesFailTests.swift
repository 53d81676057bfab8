import Foundation
import PQTestSupport
import Testing

/// A file that is not a valid case fails. The message has the file and the mistake.
@Suite struct MalformedCasesFailTests {
  static let available = "available: query, fixture, tree, format, plan, requests, rows, output"
  static let mistakes = [
    ("", "the first line does not start a section, as '=== query' does"),
    ("SELECT http;\n", "the first line does not start a section, as '=== query' does"),
    ("\n=== query\nq\n", "the first line does not start a section, as '=== query' does"),
    ("=== query\nq", "the last line does not end with a line feed"),
    ("=== query\nq\n=== row\n", "there is no section 'row' here; \(available)"),
    ("=== query\nq\n=== diagnostics\n", "there is no section 'diagnostics' here; \(available)"),
    ("=== query\nq\n=== rows \n", "there is no section 'rows ' here; \(available)"),
    ("=== query\nq\n=== rows\n=== rows\n", "there are two sections 'rows'"),
    ("=== query\nq\n=== query (escaped)\nq\n", "there are two sections 'query'"),
    ("=== rows\na\n", "the section 'query' is missing"),
    ("=== query\nq\n====\n", "the line '====' is not '===', a space and the name of a section"),
    ("=== query (escaped)\n\\n\n", badEscape(#"\n"#)),
    ("=== query (escaped)\n\\x4\n", badEscape(#"\x4"#)),
    ("=== query (escaped)\n\\x-1\n", badEscape(#"\x-1"#)),
  ]

  @Test(arguments: mistakes)
  func withAMessage(text: String, reason: String) throws {
    try TemporaryCase.with(text) { corpusCase in
      let error = #expect(throws: MalformedCase.self) { try corpusCase.query() }
      #expect(error?.description == "\(corpusCase.file.path): \(reason)")
      #expect(throws: MalformedCase.self) { try corpusCase.mismatch("q\n", .rows) }
    }
  }

  @Test func ofAnUnknownFixture() throws {
    try TemporaryCase.with("=== query\nq\n=== fixture\nnone.csv\n") { corpusCase in
      let error = #expect(throws: MalformedCase.self) { try corpusCase.fixture() }
      #expect(error?.reason == "there is no fixture 'none.csv'")
    }
  }

  @Test func ofASectionThatIsMissing() throws {
    try TemporaryCase.with("=== query\nq\n") { corpusCase in
      let error = #expect(throws: MalformedCase.self) { try corpusCase.text(.rows) }
      #expect(error?.reason == "the section 'rows' is missing")
    }
  }

  private static func badEscape(_ line: String) -> String {
    #"the line '\#(line)' has a backslash that is not \\, \xHH or the end of the line"#
  }
}
