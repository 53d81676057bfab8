import PQ
import PQTestSupport

/// A random statement about a small fixture, and what a calm day makes of it.
struct Statement: Sendable {
  let text: String
  /// As the session of the fixture has prepared it.
  let prepared: Prepared
  /// The session that asks the fixture itself.
  private let session: Session

  private static let fixture = Result { try RandomFixture(seed: 7) }
  /// More requests than these would be more of the same.
  private static let mostRequests = 30

  static let now = RandomFixture.end

  /// Who has the rows.
  static func backend() throws -> any Backend { try fixture.get().backend }

  /// So many statements that a seed decides, all of which can be answered under the limits of the
  /// API, and every other one with several requests.
  static func some(_ count: Int, seed: UInt64) throws -> [Statement] {
    let fixture = try fixture.get()
    let session = Session(backend: fixture.backend, now: now)
    var statements: [Statement] = []
    var number = seed &* 1_000_000
    while statements.count < count {
      number += 1
      var generator = RandomQueryGenerator(seed: number, groups: fixture.groups)
      let text = generator.query()
      let prepared = session.prepare(text)
      let counts = (statements.count % 2 == 0 ? 1 : 4)...mostRequests
      guard !prepared.hasErrors, counts.contains(prepared.requestCount) else { continue }
      statements.append(Statement(text: text, prepared: prepared, session: session))
    }
    return statements
  }

  /// What a calm day makes of it.
  func calmOutcome() async -> Outcome { await session.run(text) }

  /// What a backend makes of it.
  func outcome(_ backend: any Backend) async -> Outcome {
    await Session(backend: backend, now: Self.now).run(text)
  }
}
