import Testing

@testable import PQLive

@Suite struct CheckResultTests {
  private static let failure = LiveFailure(host: "api.example", reason: .noToken)

  static let facts: [CheckResult.Fact] = [
    .tokenFound(from: "x"), .tokenDoubtful(.short, from: "x"), .tokenNotNeeded, .noToken,
    .tokenFailed(.empty, from: "x"), .tokenFailed(.badCommand, from: "x"),
    .libraryOpened(version: "libcurl/8"), .connected(after: .seconds(1), isEncrypted: true),
    .connected(after: .seconds(1), isEncrypted: false), .clockRight,
    .clockOff(ahead: .seconds(300), serverTime: LiveSample.start), .clockUntold,
    .answered(rows: 0, after: .zero, byServerClock: true),
    .answered(rows: 1, after: .zero, byServerClock: false),
    .answered(rows: 5, after: .zero, byServerClock: false), .failed(failure),
    .skipped(because: .connection),
  ]

  /// The description is one line, which is shown after a mark and the name of a check.
  @Test(arguments: facts)
  func descriptionIsOneLine(fact: CheckResult.Fact) {
    let finding = CheckResult(check: .request, fact: fact, host: "api.example")
    #expect(!finding.description.isEmpty && !finding.description.contains("\n"))
    #expect(finding.description.last?.isPunctuation == false || finding.description.hasSuffix(")"))
  }

  @Test func descriptionsDiffer() {
    let sentences = Self.facts.map {
      CheckResult(check: .request, fact: $0, host: "api.example").description
    }
    #expect(Set(sentences).count == sentences.count)
  }

  /// The description of a failed token names the source of the token.
  @Test func failedTokenNamesItsOrigin() {
    let finding = CheckResult(check: .token, fact: .tokenFailed(.empty, from: "FROM"), host: "h")
    #expect(finding.description.contains("(FROM)"))
    #expect(finding.mark == .failed)
  }
}
