import PQModel
import PQPlan
import PQSyntax
import Testing

@Suite struct PlannerTests {
  @Test func plansAQuery() throws {
    let planned = Planned(
      "SELECT p2p AS peers BY browser WHERE os = 'iOS' LAST 2h EVERY 1h ORDER BY http DESC LIMIT 3")
    let plan = try #require(planned.plan)
    #expect(planned.diagnostics.isEmpty)
    #expect(
      plan.requests.map(\.body) == [
        """
        {"from": 1768500000000, "to": 1768507200000, "interval": "1h", \
        "filters": {"os.name": ["iOS"]}, "dimensions": ["browser.name"], \
        "metrics": ["p2p", "http"]}
        """
      ])
    #expect(plan.fetched.map(\.name) == ["timestamp", "browser.name", "p2p", "http"])
    #expect(
      plan.operators.map(Self.told) == [
        "keep 2026-01-15T18:00Z to 2026-01-15T20:00Z", "sort -http +timestamp +browser.name",
        "limit 3", "project timestamp browser.name peers",
      ])
  }

  /// Whatever is planned, its requests cover the range once, and it shows what it fetches.
  @Test(arguments: [
    "SELECT http LAST 6h EVERY 1m", "SELECT * BY os, city LAST 14d EVERY 1d",
    "SELECT http SINCE '2020-01-01' UNTIL '2026-01-01' EVERY 1d", "SELECT http LAST 1y EVERY 1d",
    "SELECT http WHERE os = 'a' AND os = 'b' LAST 1h EVERY 1h",
  ])
  func coversTheRangeOnce(text: String) throws {
    let plan = try #require(Planned(text).plan)
    guard case .keep(let range)? = plan.operators.first else {
      Issue.record("\(plan.operators)")
      return
    }
    #expect(plan.requests.isEmpty || plan.requests.map(\.range) == [range])
    let names = plan.fetched.map(\.name)
    for case .sort(let keys) in plan.operators {
      #expect(keys.allSatisfy { names.contains($0.column) })
    }
    for case .project(let projections) in plan.operators {
      #expect(projections.allSatisfy { names.contains($0.column) })
    }
  }

  @Test func asksNothingIfNothingCanMatch() throws {
    let plan = try #require(
      Planned("SELECT http WHERE os = 'a' AND os = 'b' LAST 1h EVERY 1h").plan)
    #expect(plan.requests.isEmpty)
    #expect(plan.predicates.map(\.place) == [.never])
    #expect(plan.fetched.map(\.name) == ["timestamp", "http"])
  }

  /// A wrong query is wrong whether or not a row could match.
  @Test func aContradictionExcusesNothing() {
    let planned = Planned("SELECT http WHERE os = 'a' AND os = 'b' LAST 7h EVERY 1m")
    #expect(planned.plan == nil)
    #expect(planned.errors.map(\.code) == [.rangeTooLong])
  }

  @Test(arguments: [
    ("SINCE TODAY UNTIL '2026-01-15T21:00' EVERY 1h", true), ("LAST 1h EVERY 1h", false),
    ("SINCE TODAY UNTIL '2026-01-15T20:30' EVERY 30m", false),
    ("SINCE TODAY UNTIL '2026-01-16' EVERY 1d", true),
    ("SINCE '2030-01-01' UNTIL '2031-01-01' EVERY 1d", true),
  ])
  func warnsOfTheFuture(clauses: String, isWarned: Bool) {
    let planned = Planned("SELECT http \(clauses)")
    #expect(planned.plan != nil)
    #expect(planned.errors.isEmpty)
    #expect(planned.diagnostics.map(\.code) == (isWarned ? [.rangeInFuture] : []))
  }

  @Test(arguments: [
    ("LAST 7h EVERY 1m", DiagnosticCode.rangeTooLong), ("LAST 15d EVERY 1h", .beyondRetention),
    ("LAST 90m EVERY 1h", .partialBuckets), ("SINCE '2026-01-15T19:30' EVERY 1h", .partialBuckets),
    ("BY os, isp, city LAST 1h EVERY 1h", .tooManyDimensions),
  ])
  func refusesWhatTheAPIRefuses(clauses: String, code: DiagnosticCode) {
    let planned = Planned("SELECT http \(clauses)")
    #expect(planned.plan == nil)
    #expect(planned.diagnostics.map(\.code) == [code])
  }

  @Test func refusesAnIntervalThatABackendLacks() {
    let catalog = Catalog(limits: .documented.coarsened(to: .h1))
    let planned = Planned("SELECT http LAST 1h EVERY 30m", catalog: catalog)
    #expect(planned.diagnostics.map(\.code) == [.unknownInterval])
    #expect(planned.diagnostics.first?.repair?.title == "EVERY 1h")
  }

  private static func told(_ step: RowOperator) -> String {
    switch step {
    case .keep(let range): "keep \(range)"
    case .sort(let keys):
      "sort " + keys.map { ($0.isDescending ? "-" : "+") + $0.column }.joined(separator: " ")
    case .limit(let count): "limit \(count)"
    case .project(let projections): "project " + projections.map(\.name).joined(separator: " ")
    }
  }
}
