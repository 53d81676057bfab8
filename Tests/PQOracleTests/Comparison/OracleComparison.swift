import Foundation
import PQ
import PQFixture
import PQModel

/// The comparison of pq with DuckDB, the oracle: it runs queries on both and compares the answers.
struct OracleComparison {
  /// A query, its SQL, and the comparison result.
  struct Case {
    let query: OracleQuery
    let sql: String
    let result: AnswerComparison
  }

  private let folder: URL
  /// The backends of each fixture, one for each settling margin. The margin decides how pq requests the
  /// newest buckets.
  private let backends: [URL: [SettlingBackend]]
  /// The backend of each fixture that has the rows in another order.
  private let shuffled: [URL: FileBackend]

  private static let margins = [TimeSpan(milliseconds: 0), 10 * .minute, 6 * .hour, 30 * .day]

  /// Creates the comparison for fixtures. Its files are in the folder.
  init(_ fixtures: [OracleFixture], in folder: URL) throws {
    self.folder = folder
    var backends: [URL: [SettlingBackend]] = [:]
    for fixture in fixtures {
      let backend = try FileBackend(path: fixture.url.path)
      backends[fixture.url] = Self.margins.map { SettlingBackend(backend, margin: $0) }
    }
    self.backends = backends
    shuffled = try Dictionary(
      uniqueKeysWithValues: fixtures.map { ($0.url, try FileBackend(path: $0.shuffledURL.path)) })
  }

  /// Returns the cases of queries, in the same order.
  func cases(_ queries: [OracleQuery]) async throws -> [Case] {
    guard !queries.isEmpty else { return [] }
    let outcomes = await outcomes(of: queries)
    // The missing ranges depend on how pq splits the range into requests, so the SQL needs them.
    let queries = zip(queries, outcomes).map { query, outcome in
      var query = query
      query.gaps = Gaps(outcome.answers.first?.missing ?? [])
      return query
    }
    let sql = queries.map(OracleSQL.text)
    let database = try DuckDB(zip(queries, sql).map { ($0.fixture.url, $1) }, in: folder)
    let answers = try database.answers()
    guard answers.count == queries.count else {
      throw DuckDB.Failure(description: "DuckDB has \(answers.count) answers of \(queries.count)")
    }
    return queries.indices.map { place in
      Case(
        query: queries[place], sql: sql[place],
        result: AnswerComparison(queries[place], pq: outcomes[place], sql: answers[place]))
    }
  }

  private func outcomes(of queries: [OracleQuery]) async -> [Outcome] {
    var outcomes: [Outcome] = []
    for query in queries {
      guard let backends = backends[query.fixture.url] else { continue }
      let backend = backends[Int(query.seed / 4 % UInt64(backends.count))]
      let lossy: (any Backend)? = query.lost.map { LossyBackend(base: backend, lost: $0) }
      outcomes.append(await Session(backend: lossy ?? backend).outcome(of: query.text))
    }
    return outcomes
  }

  /// Returns the outcomes of a query for each settling margin, for rows in another order, and for
  /// requests of few buckets; and the number of requests of each.
  func outcomes(of query: OracleQuery) async -> (outcomes: [Outcome], requests: [Int]) {
    var outcomes: [Outcome] = []
    let shuffled = shuffled[query.fixture.url].map { [$0] } ?? []
    let narrow: [any Backend] = shuffled.map { LossyBackend(base: $0, lost: nil) }
    let all: [any Backend] = (backends[query.fixture.url] ?? []) + shuffled + narrow
    let sessions = all.map { Session(backend: $0) }
    for session in sessions { outcomes.append(await session.outcome(of: query.text)) }
    return (outcomes, sessions.map { $0.check(query.text).requestCount })
  }

  /// Returns the simplest variant of a query with a wrong answer that has the same kind of difference.
  func shrunk(_ wrong: Case) async throws -> Case {
    var smallest = wrong
    while let smaller = try await cases(smallest.query.simplifications)
      .first(where: { $0.result.kind == wrong.result.kind })
    {
      smallest = smaller
    }
    return smallest
  }
}
