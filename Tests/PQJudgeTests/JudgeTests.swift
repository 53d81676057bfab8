import Foundation
import PQ
import PQTestSupport
import Testing

/// pq and DuckDB answer random queries over the same files, and every row must be the same.
///
/// `PQ_JUDGE_SEEDS=1000..2000` asks others, or one of them again.
@Suite(.timeLimit(.minutes(30))) struct JudgeTests {
  private static let seeds: ClosedRange<UInt64> = {
    let named = ProcessInfo.processInfo.environment["PQ_JUDGE_SEEDS"] ?? ""
    let ends = named.split(separator: "..").compactMap { UInt64($0) }
    return ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : 1...400
  }()

  /// How many wrong answers are made as small as can be and told in full.
  private static let tellable = 8

  @Test func randomQueriesHaveTheSameRows() async throws {
    let folder = try TemporaryFolder()
    let fixtures = try [RandomTraffic.sparse, RandomTraffic.huge].map {
      try RandomTraffic.fixture($0, in: folder.url)
    }
    let judge = try Judge(fixtures, in: folder.url)
    // Three of four queries are about the sparse fixture.
    let queries = Self.seeds.map {
      JudgedQueryGenerator.query(seed: $0, fixtures[$0 % 4 == 0 ? 1 : 0])
    }
    let cases = try await judge.cases(queries)
    let wrong = cases.filter(\.verdict.isWrong)
    for one in wrong.prefix(Self.tellable) { Self.tell(one, try await judge.shrunk(one)) }
    Self.count(wrong, refused: cases.count { $0.verdict.isRefused }, of: cases.count)
  }

  /// How the newest buckets are asked for makes no difference to a byte.
  @Test func plansHaveTheSameBytes() async throws {
    let folder = try TemporaryFolder()
    let fixtures = try [RandomTraffic.sparse, RandomTraffic.huge].map {
      try RandomTraffic.fixture($0, in: folder.url)
    }
    let judge = try Judge(fixtures, in: folder.url)
    var planned = Set<Int>()
    for seed in Self.seeds {
      let query = JudgedQueryGenerator.query(seed: seed, fixtures[seed % 4 == 0 ? 1 : 0])
      let (outcomes, requests) = await judge.outcomes(of: query)
      if Set(requests).count > 1 { planned.insert(Int(seed)) }
      let texts = outcomes.map { $0.tables.map { OutputFormat.csv.renderer().text(of: $0) } }
      #expect(texts.allSatisfy { $0 == texts[0] }, "seed \(seed): \(query.text)")
    }
    #expect(planned.count * 50 > Self.seeds.count, "\(planned.count) have several plans")
  }

  private static func count(_ wrong: [Judge.Case], refused: Int, of all: Int) {
    let seeds = wrong.map { "\($0.query.seed)" }.joined(separator: " ")
    let mistakes = wrong.count
    #expect(mistakes == 0, "of \(all); wrong are the seeds \(seeds)")
    #expect(refused * 100 <= 15 * all, "so many of \(all) are refused")
  }

  private static func tell(_ wrong: Judge.Case, _ smallest: Judge.Case) {
    guard case .wrong(let reason) = smallest.verdict else { return }
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
