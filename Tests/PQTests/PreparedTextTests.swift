import PQ
import PQFixture
import PQTestSupport
import Testing

@Suite struct PreparedTextTests {
  @Test func hasTheRequestsBeforeTheyAreSent() throws {
    let backend = ScriptedBackend()
    let prepared = try Session(backend: backend).prepare(
      "SELECT http LAST 12h EVERY 1m; SHOW METRICS; EXPLAIN SELECT p2p LAST 1h EVERY 1h")
    #expect(prepared.requests.map(\.bucketCount) == [360, 360])
    #expect(prepared.warnings.isEmpty)
    #expect(backend.requests.isEmpty)
  }

  @Test func keepsItsWarnings() throws {
    let prepared = try Session(backend: ScriptedBackend()).prepare(
      "SELECT http SINCE '2026-01-14' UNTIL '2026-01-16' EVERY 1d")
    #expect(prepared.warnings.map(\.code) == [.rangeInFuture])
  }

  @Test func aTextWithErrorsIsNotRunnable() {
    let error = #expect(throws: QueryTextError.self) {
      try Session(backend: ScriptedBackend()).prepare(
        "SELECT htpp LAST 1h EVERY 1h;\nSELECT http LAST 7m EVERY 5m", name: "a.pq")
    }
    #expect(error?.diagnostics.map(\.code) == [.unknownName, .partialBuckets])
    #expect(
      error?.description == """
        error[unknown-name]: there is no metric 'htpp'
         --> a.pq:1:8
          |
        1 | SELECT htpp LAST 1h EVERY 1h;
          |        ^^^^
          = try: http

        error[partial-buckets]: 7m is not a whole number of buckets of 5m
         --> a.pq:2:13
          |
        2 | SELECT http LAST 7m EVERY 5m
          |             ^^^^^^^
          = try: LAST 10m
          = Its range ends at whole buckets.

        """)
  }

  @Test func isForItsOwnBackendOnly() async throws {
    let prepared = try Session(backend: DemoBackend()).prepare("SELECT http LAST 1h EVERY 1m")
    let coarse = LimitedBackend("coarse", DemoBackend(), ExportLimits.documented.coarsened(to: .h1))
    let error = await #expect(throws: QueryError.self) {
      try await Session(backend: coarse).run(prepared)
    }
    #expect(error?.description.hasPrefix("the text was prepared for a backend with other") == true)
    #expect(try await Session(backend: DemoBackend()).run(prepared).count == 1)
  }
}
