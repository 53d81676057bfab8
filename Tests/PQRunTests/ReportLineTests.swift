import PQTestSupport
import Testing

@testable import PQRun

@Suite struct ReportLineTests {
  @Test func isForPeopleOrForPrograms() {
    let line = ReportLine(.error, .usage, "cannot read \"a\u{1B}[2J\nb\": no")
    #expect(line.text == "pq: cannot read \"a␛[2J␊b\": no")
    #expect(
      line.json
        == #"{"severity": "error", "code": "usage", "message": "cannot read \"a\u001b[2J\nb\": no"}"#
    )
    #expect(ReportLine(.note, .result, "5 rows", hasPrefix: false).text == "5 rows")
  }

  /// The format of diagnostics is known even if the arguments cannot be parsed.
  @Test(arguments: [
    (["--diagnostics", "json"], true), (["--nonsense", "--diagnostics=json"], true),
    (["--diagnostics", "json", "--diagnostics", "text"], false), (["--diagnostics"], false),
    (["json"], false), ([], false), (["--diagnostics=xml"], false),
  ])
  func argumentsChooseTheForm(arguments: [String], isJSON: Bool) {
    #expect(ReportStyle.form(of: arguments) == (isJSON ? .json : .text))
  }

  /// `grammar/errors.md` lists every code, in order.
  @Test func everyCodeIsDocumented() throws {
    let codes = try Project.text("grammar/errors.md").matches(of: /\n\| `([a-z-]+)` \|/)
      .map { String($0.1) }
    #expect(codes == ReportLine.Code.allCases.map(\.rawValue))
  }
}
