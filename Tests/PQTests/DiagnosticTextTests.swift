import PQ
import Testing
import PQRender

/// Diagnostics as text, for users.
@Suite struct DiagnosticTextTests {
  @Test func allPartsAreWritten() {
    var diagnostic = Diagnostic(.unknownName, "there is no metric 'htp'", at: 7..<10)
    diagnostic.expected = ["http", "p2p", "played"]
    diagnostic.advice = ["SHOW METRICS lists them."]
    diagnostic.fixIt = FixIt(title: "http", edits: [FixIt.Edit(7..<10, "http")])
    #expect(
      text("SELECT htp LAST 1h", diagnostic) == """
        error[unknown-name]: there is no metric 'htp'
         --> query.pq:1:8
          |
        1 | SELECT htp LAST 1h
          |        ^^^
          = expected http, p2p or played
          = SHOW METRICS lists them.
          = try: http

        """)
  }

  @Test(arguments: [
    // An ideograph takes two columns of a terminal; a letter and its combining accent take one.
    ("'東京' x", 9..<10, "1:6", "'東京' x", "       ^"),
    ("'👩‍👩‍👧' x", 21..<22, "1:5", "'👩‍👩‍👧' x", "     ^"),
    ("e\u{301} x", 4..<5, "1:3", "e\u{301} x", "  ^"), ("\tx", 1..<2, "1:2", "    x", "    ^"),
    ("a\n\tb\nc", 3..<4, "2:2", "    b", "    ^"), ("a\r\nbc\r\n", 4..<5, "2:2", "bc", " ^"),
    ("'東京'", 1..<7, "1:2", "'東京'", " ^^^^"), ("ab", 2..<2, "1:3", "ab", "  ^"),
    ("ab\n", 3..<3, "2:1", "", "^"), ("", 0..<0, "1:1", "", "^"),
    ("ab\ncd", 1..<4, "1:2", "ab", " ^"),
    ("\u{1B}[31m x", 6..<7, "1:7", "␛[31m x", "      ^"), ("abc", 99..<120, "1:4", "abc", "   ^"),
  ])
  func showsThePlace(source: String, range: Range<Int>, place: String, line: String, carets: String)
  {
    let lines = text(source, Diagnostic(.unexpectedToken, "m", at: range)).split(
      separator: "\n", omittingEmptySubsequences: false)
    let number = place.prefix { $0 != ":" }
    #expect(lines[1] == " --> query.pq:\(place)")
    #expect(lines[3] == "\(number) | \(line)")
    #expect(lines[4] == "  | \(carets)")
  }

  /// If a line is very long, only the part around its mistake is shown.
  @Test(arguments: [0, 1, 59, 60, 61, 100, 50_000, 99_940, 99_998])
  func aLongLineIsWindowed(start: Int) {
    for filler in ["a", "é", "東", "👩"] {
      let count = filler.utf8.count
      let source = String(repeating: filler, count: 100_000 / count)
      let place = start / count * count
      let told = text(source, Diagnostic(.unexpectedToken, "m", at: place..<place + count))
      let lines = told.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[3].utf8.count < 400)
      #expect(!lines[3].unicodeScalars.contains("\u{FFFD}"))
      #expect(lines[4].count { $0 == "^" } == (["a", "é"].contains(filler) ? 1 : 2))
      // Something is left out, and the caret is below the filler.
      #expect(lines[3].contains("…"))
    }
  }

  @Test func aLongMistakeIsNotUnderlinedWhole() {
    let source = String(repeating: "a", count: 100_000)
    let told = text(source, Diagnostic(.unexpectedToken, "m", at: 0..<100_000))
    #expect((1...200).contains(told.count { $0 == "^" }))
  }

  @Test func colorsOnlyWhenAsked() {
    let diagnostic = Diagnostic(.unexpectedToken, "m", at: 0..<1)
    let source = DiagnosticSource(name: "query.pq", bytes: Array("x".utf8))
    let plain = DiagnosticText(source).text(of: diagnostic)
    let colored = DiagnosticText(source, isColored: true).text(of: diagnostic)
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.contains("\u{1B}[1;31m"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    var warning = diagnostic
    warning.severity = .warning
    #expect(DiagnosticText(source, isColored: true).text(of: warning).contains("\u{1B}[1;33m"))
  }

  /// Neither a text nor its name can control the terminal.
  @Test func isHarmless() {
    let hostile = "\u{1B}]0;x\u{07}\u{202E}\r\u{85}"
    var diagnostic = Diagnostic(.unexpectedToken, hostile, at: 0..<3)
    diagnostic.expected = [hostile]
    diagnostic.advice = [hostile]
    diagnostic.fixIt = FixIt(title: hostile, edits: [])
    let source = DiagnosticSource(name: hostile, bytes: Array(hostile.utf8))
    let told = DiagnosticText(source).text(of: diagnostic)
    let steering = told.unicodeScalars.filter {
      $0 != "\n" && ($0.properties.generalCategory == .control || $0 == "\u{202E}")
    }
    #expect(steering.isEmpty)
  }

  private func text(_ source: String, _ diagnostic: Diagnostic) -> String {
    DiagnosticText(DiagnosticSource(name: "query.pq", bytes: Array(source.utf8)))
      .text(of: diagnostic)
  }
}
