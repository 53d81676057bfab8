import PQ
import PQFixture
import PQTestSupport
import Testing
import PQPlan

/// `grammar/rules.md` is generated from the rules of the planner and from the EXPLAIN output of
/// their examples.
@Suite struct RulesPageTests {
  @Test func thePageIsGenerated() async throws {
    let page = try await RulesPage.text()
    let mismatch = Snapshot.mismatch(page, Project.path("grammar/rules.md"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  /// EXPLAIN prints exactly the lines that the file of the rule has for its example.
  @Test(arguments: PlannerRule.allCases)
  func everyExampleAppliesItsRule(rule: PlannerRule) async throws {
    #expect(!rule.examples.isEmpty)
    for example in rule.examples {
      let lines = try await RulesPage.lines(of: rule, example)
      #expect(lines == example.rewrites.map { "  \(rule.name): \($0)" })
      #expect(!lines.isEmpty)
    }
  }

  @Test func everyNameInAPlanOfTheCorpusIsARule() throws {
    let names = Set(
      CorpusFolder.right.cases.compactMap { try? $0.text(.plan) }.flatMap(Self.names))
    let rules = PlannerRule.allCases.map(\.name)
    #expect(names.subtracting(rules) == [])
    // `settle` is missing: it needs a backend whose buckets may still change.
    #expect(names.count >= 9)
  }

  @Test func namesAreDifferentAndSentencesFitALine() {
    let rules = PlannerRule.allCases
    #expect(Set(rules.map(\.name)).count == rules.count)
    #expect(rules.allSatisfy { $0.name.wholeMatch(of: /[a-z]+( [a-z]+)?/) != nil })
    #expect(rules.allSatisfy { $0.summary.hasSuffix(".") && $0.summary.count <= 65 })
  }

  /// Returns the names before a colon in an explanation. Requests have numbers instead of names.
  private static func names(in plan: String) -> [String] {
    plan.split(separator: "\n").compactMap { $0.firstMatch(of: /^  ([a-z ]+):/) }
      .map { String($0.1) }
  }
}

/// The generated page of the rules.
enum RulesPage {
  static func text() async throws -> String {
    var text = introduction
    for rule in PlannerRule.allCases {
      text += "\n## \(rule.name)\n\n\(rule.summary)\n"
      for example in rule.examples { text += try await self.text(of: rule, example) }
    }
    return text
  }

  /// Returns the lines that EXPLAIN prints for a rule of an example.
  static func lines(of rule: PlannerRule, _ example: PlannerRule.Example) async throws -> [String] {
    let outcome = await session(for: example).outcome(of: "EXPLAIN \(example.query)")
    let table = try #require(outcome.tables.first, "\(outcome.diagnostics)")
    return OutputFormat.table.renderer().text(of: table).split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix("  \(rule.name): ") }
  }

  private static func text(
    of rule: PlannerRule, _ example: PlannerRule.Example
  ) async throws -> String {
    let margin = example.settlingMargin
    let backend =
      margin.milliseconds == 0
      ? "" : "\nWith a backend that may change a bucket for \(margin) after its end:\n"
    let lines = try await lines(of: rule, example).map { $0.dropFirst(2) + "\n" }.joined()
    return "\(backend)\n```pq\n\(example.query)\n```\n\n```text\n\(lines)```\n"
  }

  private static func session(for example: PlannerRule.Example) -> Session {
    let margin = example.settlingMargin
    guard margin.milliseconds > 0 else { return Session(backend: DemoBackend()) }
    return Session(
      backend: LimitedBackend(
        "server", DemoBackend(), ExportLimits.documented.settling(after: margin)))
  }

  private static let introduction = """
    # The rules of the planner

    A backend answers certain lengths of buckets, for certain ranges, by a certain number of dimensions. The
    planner rewrites a query until it consists of such requests. EXPLAIN prints a line for each change: the
    name of a rule, and what it did. `\\? rules` lists the rules in the shell.

    Each rule has a sentence here, and queries with what EXPLAIN prints of the rule. The demo answers, where
    it is 2026-01-15T20:30Z. (A test compares this page with the rules and with what EXPLAIN prints;
    `PQ_RECORD=1 swift test --filter RulesPageTests` writes it anew.)

    """
}
