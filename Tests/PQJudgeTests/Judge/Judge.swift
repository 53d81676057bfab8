import Foundation
import PQ
import PQFixture
import PQModel

/// Puts queries to both sides and compares what they say.
struct Judge {
  /// A query, how it is put to DuckDB, and what came of it.
  struct Case {
    let query: JudgedQuery
    let sql: String
    let verdict: Verdict
  }

  private let folder: URL
  /// Of each fixture a backend for each time that its buckets may change, which decides how the newest
  /// of them are asked for.
  private let backends: [URL: [SettlingBackend]]
  /// Of each fixture the same rows in another order.
  private let shuffled: [URL: FileBackend]

  private static let margins = [TimeSpan(milliseconds: 0), 10 * .minute, 6 * .hour, 30 * .day]

  /// A judge over fixtures, with a folder for files of its own.
  init(_ fixtures: [JudgedFixture], in folder: URL) throws {
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

  /// The cases of queries, in their order.
  func cases(_ queries: [JudgedQuery]) async throws -> [Case] {
    guard !queries.isEmpty else { return [] }
    let outcomes = await outcomes(of: queries)
    // What is missing depends on how the range was split into requests, which the SQL is told.
    let queries = zip(queries, outcomes).map { query, outcome in
      var query = query
      query.gaps = Gaps(outcome.answers.first?.missing ?? [])
      return query
    }
    let sql = queries.map(JudgeSQL.text)
    let database = try DuckDB(zip(queries, sql).map { ($0.fixture.url, $1) }, in: folder)
    let answers = try database.answers()
    guard answers.count == queries.count else {
      throw DuckDB.Failure(description: "DuckDB has \(answers.count) answers of \(queries.count)")
    }
    return queries.indices.map { place in
      Case(
        query: queries[place], sql: sql[place],
        verdict: Verdict(queries[place], pq: outcomes[place], sql: answers[place]))
    }
  }

  private func outcomes(of queries: [JudgedQuery]) async -> [Outcome] {
    var outcomes: [Outcome] = []
    for query in queries {
      guard let backends = backends[query.fixture.url] else { continue }
      let backend = backends[Int(query.seed / 4 % UInt64(backends.count))]
      let lossy: (any Backend)? = query.lost.map { LossyBackend(base: backend, lost: $0) }
      outcomes.append(await Session(backend: lossy ?? backend).run(query.text))
    }
    return outcomes
  }

  /// The outcome of a query for each time that buckets may change, for rows in another order, and for
  /// requests of few buckets; and how many requests it takes.
  func outcomes(of query: JudgedQuery) async -> (outcomes: [Outcome], requests: [Int]) {
    var outcomes: [Outcome] = []
    let shuffled = shuffled[query.fixture.url].map { [$0] } ?? []
    let narrow: [any Backend] = shuffled.map { LossyBackend(base: $0, lost: nil) }
    let all: [any Backend] = (backends[query.fixture.url] ?? []) + shuffled + narrow
    let sessions = all.map { Session(backend: $0) }
    for session in sessions { outcomes.append(await session.run(query.text)) }
    return (outcomes, sessions.map { $0.prepare(query.text).requestCount })
  }

  /// The simplest query that can be made of a wrong one and is wrong in the same way.
  func shrunk(_ wrong: Case) async throws -> Case {
    var smallest = wrong
    while let smaller = try await cases(smallest.query.simplifications)
      .first(where: { $0.verdict.kind == wrong.verdict.kind })
    {
      smallest = smaller
    }
    return smallest
  }
}
