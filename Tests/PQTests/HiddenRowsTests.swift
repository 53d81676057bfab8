import PQ
import PQEngine
import PQFixture
import PQModel
import PQTestSupport
import Testing

/// A note gives the number of rows without traffic that satisfy HAVING. It is the number of rows that
/// the same query with FILL 0 shows in addition.
@Suite struct HiddenRowsTests {
  @Test(arguments: [
    // An outage of the demo.
    (
      "SELECT sessions WHERE isp = 'Granite Cable' DURING YESTERDAY EVERY 5m HAVING sessions = 0",
      "9 buckets without traffic are not shown; FILL 0 shows them"
    ),
    (
      "SELECT http BY country WHERE country IN ('JP', 'US') AND isp = 'Granite Cable' LAST 3h"
        + " HAVING http < 1kB", "1 row without traffic is not shown; FILL 0 shows it"
    ),
    (
      "SELECT http WHERE country = 'JP' AND isp = 'Granite Cable' LAST 3h HAVING http = 0",
      "1 row without traffic is not shown; FILL 0 shows it"
    ),
  ])
  func oneNoteGivesTheNumber(text: String, note: String) async {
    #expect(await notes(text) == [note])
  }

  @Test(arguments: [
    // No row without traffic satisfies HAVING.
    "SELECT sessions WHERE isp = 'Granite Cable' DURING YESTERDAY EVERY 5m HAVING sessions > 0",
    "SELECT sessions WHERE isp = 'Granite Cable' DURING YESTERDAY EVERY 5m HAVING p2p / http = 0",
    // Every bucket has traffic.
    "SELECT sessions LAST 6h EVERY 5m HAVING sessions = 0",
    // FILL says what to do with rows without traffic.
    "SELECT sessions WHERE isp = 'Granite Cable' DURING YESTERDAY EVERY 5m FILL 0 HAVING sessions = 0",
    "SELECT sessions WHERE isp = 'Granite Cable' DURING YESTERDAY EVERY 5m FILL NULL HAVING sessions = 0",
    // The query has no HAVING.
    "SELECT sessions WHERE isp = 'Granite Cable' DURING YESTERDAY EVERY 5m",
  ])
  func otherQueriesHaveNoNote(text: String) async {
    #expect(await notes(text) == [])
  }

  /// With a window function the whole grid is computed, so there is a limit. Without one there is none.
  @Test func aGridThatIsTooLargeHasNoNote() async {
    let values = (0..<2000).map { "'v\($0)'" }.joined(separator: ", ")
    let text = "SELECT http BY city WHERE city IN (\(values)) LAST 14d EVERY 10m HAVING"
    let backend = ScriptedBackend()
    let isHidden = { (note: String) in note.contains("without traffic") }
    #expect(await notes("\(text) rank(http) > 1", backend).filter(isHidden) == [])
    #expect(await notes("\(text) http = 0", backend).filter(isHidden).count == 1)
  }

  private func notes(_ text: String, _ backend: any Backend = DemoBackend()) async -> [String] {
    let outcome = await Session(backend: backend).outcome(of: text)
    return outcome.answers.flatMap { $0.facts?.notes ?? [] }.map(\.message)
  }

  @Test(arguments: TestSize.cases(Array(UInt64(1)...40), few: 8))
  func theNumberIsThatOfFillZero(seed: UInt64) async throws {
    let fixture = try RandomFixture(seed: seed)
    var positive = 0
    for number in UInt64(0)..<40 {
      var generator = RandomQueryGenerator(seed: seed &* 1000 &+ number, groups: fixture.groups)
      let (select, rest) = Self.query(&generator)
      let backend = FailingBackend(
        base: LimitedBackend.limited(fixture.backend, &generator.random)[3],
        failureChance: number % 3 == 0 ? 6 : 0, seed: seed)
      var session = Session(backend: backend, now: RandomFixture.end)
      // Requests one after the other, so that the same ones fail.
      session.parallelism = 1
      let text = "\(select), \(Self.probes) \(rest)"
      guard let plain = await session.outcome(of: text).answers.first,
        let filled = await session.outcome(of: "\(text) FILL 0").answers.first
      else { continue }
      let found = plain.facts?.hiddenRowCount ?? 0
      #expect(found == Self.emptyRowCount(filled.table), "\(text) of seed \(seed)")
      positive += found > 0 ? 1 : 0
    }
    #expect(positive > 0)
  }

  private static let probes = Metric.allCases.map { "\($0.rawValue) AS probe_\($0.rawValue)" }
    .joined(separator: ", ")

  /// Returns the columns and the other clauses of a query with HAVING, and without FILL and LIMIT.
  private static func query(_ generator: inout RandomQueryGenerator) -> (String, String) {
    let query = generator.query().replacing(/\ FILL \w+/, with: "").replacing(
      /\ LIMIT \d+/, with: "")
    let plain = query.replacing(/\ HAVING .*?(?= ORDER BY| TOP|$)/, with: "")
    let own = query.firstMatch(of: /\ HAVING .*?(?= ORDER BY| TOP|$)/).map { String($0.output) }
    let usual = ["c0 = 0", "sessions = 0", "NOT c0 > 0", "rank(http) > 1", "p2p = 0 OR c0 > 5"]
    let having = own ?? " HAVING \(usual[generator.random.next(usual.count)])"
    let end = plain.firstMatch(of: /\ (?:BY|WHERE|LAST|DURING|SINCE)\s/)?.range.lowerBound
    return (String(plain[..<(end ?? plain.endIndex)]), plain[(end ?? plain.endIndex)...] + having)
  }

  /// Returns the number of rows in which each metric is 0, in buckets that were fetched.
  private static func emptyRowCount(_ table: DataTable) -> Int {
    let probes = table.columns.filter {
      $0.name.hasPrefix("probe_") && !$0.name.hasSuffix("_change")
    }
    return (0..<table.rowCount).count { row in
      probes.allSatisfy { probe in
        // The comparison range may be unknown there.
        probe.nulls?[row] == true ? probe.name.hasSuffix("_before") : probe.isZero(row)
      }
    }
  }
}

extension AnswerFacts {
  fileprivate var hiddenRowCount: Int? {
    notes.compactMap { note in
      if case .hiddenRows(let count, _) = note { count } else { nil }
    }.first
  }
}

extension Column {
  fileprivate func isZero(_ row: Int) -> Bool {
    switch values {
    case .integers(let values): values[row] == 0
    case .decimals(let values): values[row] == 0
    case .instants, .texts: false
    }
  }
}
