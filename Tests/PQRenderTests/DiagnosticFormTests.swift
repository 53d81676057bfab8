import PQRender
import PQSyntax
import Testing

/// The forms of messages for editors and for GitHub Actions.
@Suite struct DiagnosticFormTests {
  private func text(
    _ form: DiagnosticForm, _ source: String, name: String = "query.pq", _ diagnostic: Diagnostic
  ) -> String {
    form.text(
      of: [diagnostic], in: DiagnosticSource(name: name, bytes: Array(source.utf8)))
  }

  private var full: Diagnostic {
    var diagnostic = Diagnostic(.unknownName, "there is no metric 'htp'", at: 7..<10)
    diagnostic.expected = ["http", "p2p", "played"]
    diagnostic.advice = ["SHOW METRICS lists them."]
    diagnostic.fixIt = FixIt(title: "http", edits: [FixIt.Edit(7..<10, "http")])
    return diagnostic
  }

  @Test func gccHasALineForEachMessage() {
    #expect(
      text(.gcc, "SELECT htp", full) == """
        query.pq:1:8: error: there is no metric 'htp' [unknown-name]
        query.pq:1:8: note: expected http, p2p or played
        query.pq:1:8: note: SHOW METRICS lists them.
        query.pq:1:8: note: try: http

        """)
  }

  /// GCC counts the columns of the screen: two for a wide character, and up to the next tab stop.
  @Test(arguments: [
    ("'東京' x", 9..<10, "1:8"), ("\tx", 1..<2, "1:9"), ("ab\tx", 3..<4, "1:9"),
    ("é x", 3..<4, "1:3"), ("a\nbc\nd", 3..<6, "2:2"), ("a\r\nb", 3..<4, "2:1"), ("", 0..<0, "1:1"),
    ("ab\n", 3..<3, "2:1"), ("'\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}' x", 21..<22, "1:6"),
  ])
  func gccCountsScreenColumns(source: String, range: Range<Int>, place: String) {
    #expect(
      text(.gcc, source, Diagnostic(.unexpectedToken, "m", at: range))
        == "query.pq:\(place): error: m [unexpected-token]\n")
  }

  @Test func gccNamesTheProgramIfThereIsNoPlace() {
    #expect(
      DiagnosticForm.gcc.text(of: RunMessage(.error, "usage", "cannot read \"a\u{1B}\nb\""))
        == "pq: error: cannot read \"a␛␊b\" [usage]\n")
    #expect(
      DiagnosticForm.gcc.text(of: RunMessage(.note, "result", "5 rows", program: nil))
        == "pq: note: 5 rows [result]\n")
  }

  @Test func githubHasOneCommandForADiagnostic() {
    #expect(
      text(.github, "SELECT htp", full) == """
        ::error file=query.pq,line=1,col=8,endLine=1,endColumn=11,title=unknown-name::there is no \
        metric 'htp'%0Aexpected http, p2p or played%0ASHOW METRICS lists them.%0Atry: http

        """)
  }

  /// Columns are valid only within one line.
  @Test func githubLeavesOutTheColumnsOfSeveralLines() {
    let warning = Diagnostic(.unexpectedToken, "m", at: 0..<3).with { $0.severity = .warning }
    #expect(
      text(.github, "a\nb", warning)
        == "::warning file=query.pq,line=1,endLine=2,title=unexpected-token::m\n")
  }

  @Test func githubEscapesMessagesAndProperties() {
    let diagnostic = Diagnostic(.unexpectedToken, "50% a:b,c\r\nd\u{1B}", at: 0..<1)
    #expect(
      text(.github, "a", name: "C:\\50%,\n.pq", diagnostic)
        == "::error file=C%3A\\50%25%2C%0A.pq,line=1,col=1,endLine=1,endColumn=2,"
        + "title=unexpected-token::50%25 a:b,c%0D%0Ad␛\n")
  }

  @Test(arguments: [
    (RunMessage.Severity.error, "error"), (.warning, "warning"), (.note, "notice"),
  ])
  func githubHasThreeCommands(severity: RunMessage.Severity, command: String) {
    #expect(
      DiagnosticForm.github.text(of: RunMessage(severity, "demo", "a, b: 5%\n::error::c"))
        == "::\(command) title=demo::a, b: 5%25%0A::error::c\n")
  }

  /// Every form of a message is one line, whatever the message contains.
  @Test(arguments: DiagnosticForm.allCases)
  func aMessageIsOneLine(form: DiagnosticForm) {
    let text = form.text(of: RunMessage(.warning, "server", "a\nb\r\u{2028}\u{0}\u{85}c"))
    #expect(text.utf8.count { $0 == 0x0A } == 1 && text.hasSuffix("\n"))
    #expect(!text.contains("\r"))
  }
}
