import PQ
import PQLive
import PQTestServers
import Testing

/// Without faults, the server receives exactly the requests that EXPLAIN lists.
@Suite(.serialized, .timeLimit(.minutes(30))) struct PlannedRequestsTests {
  private static let session = Result {
    Session(backend: try Statement.backend(), now: Statement.now)
  }

  @Test(arguments: WireFormat.allCases)
  func serverReceivesTheRequestsOfExplain(wire: WireFormat) async throws {
    let server = try CountingServer()
    let backend = try LiveBackendFactory.backend(server.url) { $0.wire = wire }
    var seen = 0
    for (number, statement) in try Statement.some(60, seed: 2).enumerated() {
      let planned = await Self.plannedBodies(statement.text)
      #expect(planned.count == statement.prepared.requestCount)
      // EXPLAIN ANALYZE sends the same requests.
      let text = (number % 4 == 0 ? "EXPLAIN ANALYZE " : "") + statement.text
      let outcome = await Session(backend: backend, now: Statement.now).outcome(of: text)
      let calls = server.calls[seen...]
      seen += calls.count
      #expect(outcome.failure == (await statement.outcomeWithoutFaults()).failure)
      // Concurrent requests can arrive in any order.
      #expect(calls.map(\.body).sorted() == planned.sorted(), "\(statement.text)")
      #expect(calls.allSatisfy { $0.status == 200 && $0.target == Self.target(wire) })
    }
    #expect(seen > 120)
  }

  /// A text of several statements sends as many requests as `requestCount` announces.
  @Test func requestCountOfATextIsExact() async throws {
    let server = try CountingServer()
    let text = try Statement.some(8, seed: 3).map(\.text).joined(separator: ";\n")
    let session = Session(backend: try LiveBackendFactory.backend(server.url), now: Statement.now)
    let planned = session.check(text).requestCount
    #expect(await session.outcome(of: text).failure == nil)
    #expect(server.calls.count == planned && planned > 8)
  }

  @Test(arguments: ["", "(FORMAT JSON) ", "(FORMAT CURL) "])
  func explainSendsNoRequest(form: String) async throws {
    let server = try CountingServer()
    let session = Session(backend: try LiveBackendFactory.backend(server.url), now: Statement.now)
    for statement in try Statement.some(10, seed: 4) {
      #expect(await session.outcome(of: "EXPLAIN \(form)\(statement.text)").tables.count == 1)
    }
    #expect(server.calls.isEmpty)
  }

  private static func target(_ wire: WireFormat) -> String {
    wire == .csv ? "/v1/export?format=csv" : "/v1/export"
  }

  /// Returns the bodies of the requests in the output of EXPLAIN (FORMAT JSON), byte for byte.
  private static func plannedBodies(_ text: String) async -> [String] {
    guard let session = try? session.get(),
      let table = await session.outcome(of: "EXPLAIN (FORMAT JSON) \(text)").tables.first,
      case .texts(let lines) = table.columns[0].values
    else { return [] }
    let all = lines.codes.map { lines.dictionary[Int($0)] }
    guard let start = all.firstIndex(of: "  \"requests\": [") else { return [] }
    return all[(start + 1)...].prefix { !$0.hasPrefix("  ]") }.map { line in
      let body = line.drop { $0 == " " }
      return String(body.hasSuffix(",") ? body.dropLast() : body)
    }
  }
}
