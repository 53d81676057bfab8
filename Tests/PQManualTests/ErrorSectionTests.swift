import PQManual
import PQRun
import PQSyntax
import Testing

/// The sections of the error index in the program.
@Suite struct ErrorSectionTests {
  @Test func everyDiagnosticCodeHasASection() {
    for code in DiagnosticCode.allCases {
      #expect(ErrorSection.named(code.rawValue)?.code == code.rawValue)
    }
  }

  @Test func queriesAreIndentedAndFencesLeftOut() throws {
    let lines = try #require(ErrorSection.named("UNTERMINATED-STRING")).lines
    #expect(lines[0] == "unterminated-string")
    #expect(lines.contains("    SELECT http WHERE country.code = 'US LAST 6h EVERY 1h;"))
    #expect(lines.contains("Right:"))
    #expect(!lines.contains { $0.contains("```") || $0.hasPrefix("#") })
    #expect(lines.last?.isEmpty == false)
  }

  /// The last section before another chapter ends before the heading of the chapter.
  @Test func sectionsDoNotRunIntoTheNextChapter() throws {
    let lines = try #require(ErrorSection.named("text-too-long")).lines
    #expect(!lines.contains { $0.contains("The grammar") })
  }

  @Test func linesAboutARunHaveSections() throws {
    let usage = try #require(ErrorSection.named("usage"))
    #expect(
      usage.lines == [
        "usage", "",
        "The error is about arguments, settings, or a file that cannot be read or",
        "written. The exit status is 2.",
      ])
    #expect(ErrorSection.named("cache")?.lines.last?.contains("exit status") == false)
  }

  @Test func unknownCodesHaveNone() { #expect(ErrorSection.named("unknown") == nil) }
}
