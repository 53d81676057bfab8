import Foundation
import PQ
import PQTestSupport
import Testing

/// pq and DuckDB answer random queries over the same files with the same rows.
///
/// `PQ_ORACLE_SEEDS=17` repeats one query.
@Suite(.timeLimit(.minutes(30))) struct OracleComparisonTests {
  private static let seeds = SeedRange.named("PQ_ORACLE_SEEDS", or: 1...400)

  /// The seeds of the queries whose output bytes are compared. Each query runs in six ways, so a default
  /// run has fewer of them.
  private static let seedsOfBytes = seeds == 1...400 ? 1...160 : seeds

  /// True if there are queries about sums above 2^63 that the answer does not show.
  private static let asksBeyond = true

  /// The number of wrong answers that are reported in full, each with its simplest variant.
  private static let reportLimit = 8

  /// Half of the queries use the sparse fixture, and a quarter use days after clock changes.
  private struct Fixtures {
    let sparse, huge, beyond: OracleFixture
    let clockChanges: [OracleFixture]

    init(in folder: URL) throws {
      let fixture = { (style: RandomTraffic.Style) in
        try RandomTraffic.fixture(style, in: folder)
      }
      sparse = try fixture(RandomTraffic.sparse)
      huge = try fixture(RandomTraffic.huge)
      beyond = try fixture(RandomTraffic.beyond)
      clockChanges = try RandomTraffic.clockChanges.map { try fixture($0) }
    }

    var all: [OracleFixture] { [sparse, huge, beyond] + clockChanges }

    func query(seed: UInt64) -> OracleQuery {
      let fixture =
        switch seed % 8 {
        case 0: huge
        case 4: asksBeyond ? beyond : huge
        case 2, 6: clockChanges[Int(seed / 16) % clockChanges.count]
        default: sparse
        }
      return OracleQueryGenerator.query(seed: seed, fixture)
    }
  }

  @Test func randomQueriesHaveTheSameRowsAsDuckDB() async throws {
    let folder = TemporaryFolder()
    let fixtures = try Fixtures(in: folder.url)
    let oracle = try OracleComparison(fixtures.all, in: folder.url)
    let queries = Self.seeds.map(fixtures.query)
    for kind in OracleQuery.Kind.allCases {
      let count = queries.count { $0.kinds.contains(kind) }
      if Self.seeds != 1...400 { print("\(count) of \(queries.count): \(kind)") }
      #expect(count > 0 || Self.seeds != 1...400, "no query is of the kind \(kind)")
    }
    let cases = try await oracle.cases(queries)
    let wrong = cases.filter(\.result.isWrong)
    for one in wrong.prefix(Self.reportLimit) { Self.report(one, try await oracle.shrunk(one)) }
    Self.count(wrong, refused: cases.count { $0.result.isRefused }, of: cases.count)
  }

  /// The order of the rows in the file does not change the output bytes. Neither does the way in which
  /// pq requests them: with different settling margins, or in small pieces.
  @Test func outputIsTheSameForAllPlansAndRowOrders() async throws {
    let folder = TemporaryFolder()
    let fixtures = try Fixtures(in: folder.url)
    let oracle = try OracleComparison(fixtures.all, in: folder.url)
    var planned = 0
    for seed in Self.seedsOfBytes {
      let query = fixtures.query(seed: seed)
      let (outcomes, requests) = await oracle.outcomes(of: query)
      if Set(requests).count > 1 { planned += 1 }
      for format in [OutputFormat.csv, .json] {
        let texts = outcomes.map { $0.tables.map { format.renderer().text(of: $0) } }
        let place = texts.firstIndex { $0 != texts[0] }
        #expect(place == nil, "seed \(seed), \(format): \(query.text)")
      }
    }
    #expect(planned * 2 > Self.seedsOfBytes.count, "\(planned) have several plans")
  }

  private static func count(_ wrong: [OracleComparison.Case], refused: Int, of all: Int) {
    let seeds = wrong.map { "\($0.query.seed)" }.joined(separator: " ")
    let mistakes = wrong.count
    #expect(mistakes == 0, "of \(all); wrong are the seeds \(seeds)")
    #expect(refused * 100 <= 15 * all, "so many of \(all) are refused")
  }

  private static func report(_ wrong: OracleComparison.Case, _ smallest: OracleComparison.Case) {
    guard case .wrong(let reason) = smallest.result else { return }
    Issue.record(
      """
      seed \(wrong.query.seed)
      \(wrong.query.text)
      or, as short as can be,
      \(smallest.query.text)
      \(reason)
      \(smallest.sql)
      """)
  }
}
