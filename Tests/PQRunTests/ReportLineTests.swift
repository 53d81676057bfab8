import PQRender
import PQTestSupport
import Testing

@testable import PQRun

@Suite struct ReportLineTests {
  @Test func isForPeopleOrForPrograms() {
    let line = ReportLine(.error, .usage, "cannot read \"a\u{1B}[2J\nb\": no").runMessage
    #expect(DiagnosticForm.text.text(of: line) == "pq: cannot read \"a␛[2J␊b\": no\n")
    #expect(
      DiagnosticForm.json.text(of: line)
        == #"{"severity": "error", "code": "usage", "message": "cannot read \"a\u001b[2J\nb\": no"}"#
        + "\n")
    let result = ReportLine(.note, .result, "5 rows", hasPrefix: false).runMessage
    #expect(DiagnosticForm.text.text(of: result) == "5 rows\n")
  }

  /// `grammar/errors.md` lists every code, in order.
  @Test func everyCodeIsDocumented() throws {
    let codes = try Project.text("grammar/errors.md").matches(of: /\n\| `([a-z-]+)` \|/)
      .map { String($0.1) }
    #expect(codes == ReportLine.Code.allCases.map(\.rawValue))
  }
}
