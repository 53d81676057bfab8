import PQManual
import PQRun
import PQSemantics
import PQSyntax
import Testing

/// The pages of `pq help`.
@Suite struct HelpTopicTests {
  /// Lines that are not examples fit a terminal of 80 columns.
  @Test(arguments: HelpTopic.allCases)
  func fitsTheTerminal(topic: HelpTopic) {
    #expect(!topic.lines.isEmpty && !topic.summary.isEmpty)
    for line in topic.lines where !line.hasSuffix(";") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func syntaxHasEveryClauseAndStatement() {
    for keyword in Keyword.clauses + Keyword.statements {
      #expect(HelpTopic.syntax.lines.contains { $0.hasPrefix("  \(keyword.text) ") })
    }
  }

  @Test func functionsHasEveryFunction() {
    for function in Function.allCases {
      #expect(HelpTopic.functions.lines.contains { $0.hasPrefix("  \(function.signature) ") })
    }
  }

  @Test func exitCodesHasEveryStatus() {
    #expect(HelpTopic.exitCodes.lines.first == "  0    success")
    for status in ExitStatus.allCases {
      #expect(HelpTopic.exitCodes.lines.contains { $0.hasPrefix("  \(status.rawValue) ") })
    }
  }

  @Test func errorsHasEveryCode() {
    let words = HelpTopic.errors.lines.flatMap { $0.split(separator: " ").map(String.init) }
    for code in ErrorSection.all.map(\.code) { #expect(words.contains(code)) }
  }
}
