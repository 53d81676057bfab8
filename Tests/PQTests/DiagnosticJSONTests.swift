import Foundation
import PQ
import PQTestSupport
import Testing
import PQRender

/// Diagnostics as JSON, for programs.
@Suite struct DiagnosticJSONTests {
  @Test func allPartsAreWritten() throws {
    var diagnostic = Diagnostic(.unknownName, "there is no metric 'htp'", at: 7..<10)
    diagnostic.expected = ["http", "p2p"]
    diagnostic.advice = ["SHOW METRICS lists them."]
    diagnostic.fixIt = FixIt(title: "http", edits: [FixIt.Edit(7..<10, "http")])
    #expect(
      json("SELECT htp", diagnostic) == """
        {"severity": "error", "code": "unknown-name", "message": "there is no metric 'htp'", \
        "file": "query.pq", "line": 1, "column": 8, "endLine": 1, "endColumn": 11, \
        "range": [7, 10], "expected": ["http", "p2p"], \
        "advice": ["SHOW METRICS lists them."], "incomplete": false, \
        "repair": {"title": "http", "edits": [{"range": [7, 10], "replacement": "http"}]}}

        """)
  }

  @Test(arguments: [
    ("'東京' x", 9..<10, [1, 6, 1, 7]), ("'👩‍👩‍👧' x", 21..<22, [1, 5, 1, 6]),
    ("\tx", 1..<2, [1, 2, 1, 3]),
    ("a\nbc\nd", 3..<6, [2, 2, 3, 2]), ("a\r\nb", 3..<4, [2, 1, 2, 2]), ("", 0..<0, [1, 1, 1, 1]),
    ("ab\n", 3..<3, [2, 1, 2, 1]), ("\u{FEFF}x", 3..<4, [1, 2, 1, 3]),
  ])
  func countsLinesAndCharacters(source: String, range: Range<Int>, place: [Int]) throws {
    let object = try object(json(source, Diagnostic(.unexpectedToken, "m", at: range)))
    #expect(["line", "column", "endLine", "endColumn"].map { object[$0] as? Int } == place)
    #expect(object["range"] as? [Int] == [range.lowerBound, range.upperBound])
  }

  /// Each diagnostic of a wrong text is one line of JSON with the same content.
  @Test(arguments: WrongTextTests.texts)
  func isJSON(text: CorpusCase) throws {
    let bytes = try text.query()
    let source = DiagnosticSource(name: "a\"b\\c\n", bytes: bytes)
    for diagnostic in Session(backend: ScriptedBackend()).check(bytes).diagnostics {
      let line = DiagnosticJSON(source).text(of: diagnostic)
      #expect(line.utf8.count { $0 == UInt8(ascii: "\n") } == 1)
      let object = try object(line)
      #expect(object["message"] as? String == diagnostic.message)
      #expect(object["code"] as? String == diagnostic.code.rawValue)
      #expect(object["file"] as? String == "a\"b\\c\n")
      #expect(object["incomplete"] as? Bool == diagnostic.isIncomplete)
      let fixIt = object["repair"] as? NSDictionary
      #expect(fixIt?["title"] as? String == diagnostic.fixIt?.title)
      #expect((fixIt?["edits"] as? [NSDictionary])?.count == diagnostic.fixIt?.edits.count)
    }
  }

  /// No mistake in a wrong text is reported twice.
  @Test(arguments: WrongTextTests.texts)
  func noMistakeIsReportedTwice(text: CorpusCase) throws {
    let bytes = try text.query()
    let diagnostics = Session(backend: ScriptedBackend()).check(bytes).diagnostics
    for (index, diagnostic) in diagnostics.enumerated() {
      let again = diagnostics.dropFirst(index + 1).filter {
        $0.code == diagnostic.code && $0.range == diagnostic.range
      }
      #expect(again.isEmpty)
    }
  }

  private func object(_ line: String) throws -> NSDictionary {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSDictionary)
  }

  private func json(_ source: String, _ diagnostic: Diagnostic) -> String {
    DiagnosticJSON(DiagnosticSource(name: "query.pq", bytes: Array(source.utf8)))
      .text(of: diagnostic)
  }
}
