import PQ
import PQModel
import PQTestSupport
import Testing

/// The rows of a query as an asynchronous sequence. The queries over 48 hours need eight requests of 360
/// rows each.
@Suite(.timeLimit(.minutes(1))) struct RowStreamTests {
  private struct Traffic: Decodable, Equatable {
    let timestamp: Instant
    let http: Int64
  }

  private static let text = "SELECT http LAST 48h EVERY 1m"

  @Test func firstRowsComeBeforeTheLastRequest() async throws {
    let backend = GatedBackend(closedForLast: 36)
    let stream = Session(backend: backend).stream(of: Traffic.self, Self.text)
    #expect(stream.isIncremental)
    #expect(backend.requests.isEmpty)
    var rows = stream.makeAsyncIterator()
    #expect(try await rows.next() != nil)
    #expect(backend.answered <= 2 && backend.requests.count <= 5)
    backend.open()
    var count = 1
    while try await rows.next() != nil { count += 1 }
    #expect(count == 48 * 60)
    #expect(backend.requests.count == 8)
    #expect(try await rows.next() == nil)
  }

  /// The requests that are open or unread, when the consumer reads slowly.
  @Test(arguments: [1, 2, 4])
  func notMoreThanSomeRequestsAreAhead(parallelism: Int) async throws {
    let backend = GatedBackend(closedForLast: 0)
    var session = Session(backend: backend)
    session.parallelism = parallelism
    var read = 0
    for try await _ in session.stream(of: Traffic.self, Self.text) {
      read += 1
      if read % 360 == 1 { try await Task.sleep(for: .milliseconds(20)) }
      #expect(backend.requests.count <= (read + 359) / 360 + parallelism)
    }
    #expect(read == 48 * 60)
  }

  @Test func releasingTheIteratorCancelsTheRequests() async throws {
    let backend = GatedBackend(closedForLast: 42)
    func readOneRow() async throws {
      var rows = Session(backend: backend).stream(of: Traffic.self, Self.text).makeAsyncIterator()
      #expect(try await rows.next() != nil)
      try await GatedBackend.wait { backend.requests.count == 5 }
    }
    try await readOneRow()
    try await GatedBackend.wait { backend.cancelled == 4 }
    try await Task.sleep(for: .milliseconds(20))
    #expect(backend.cancelled == 4 && backend.requests.count == 5 && backend.answered == 1)
  }

  @Test func breakingTheLoopCancelsTheRequests() async throws {
    let backend = GatedBackend(closedForLast: 42)
    for try await _ in Session(backend: backend).stream(of: Traffic.self, Self.text) {
      try await GatedBackend.wait { backend.requests.count == 5 }
      break
    }
    try await GatedBackend.wait { backend.cancelled == 4 }
    #expect(backend.cancelled == 4 && backend.requests.count == 5)
  }

  @Test func cancellingTheTaskCancelsTheRequests() async throws {
    let backend = GatedBackend(closedForLast: 48)
    let task = Task { () async throws(QueryError) -> Int in
      var count = 0
      for try await _ in Session(backend: backend).stream(of: Traffic.self, Self.text) {
        count += 1
      }
      return count
    }
    try await GatedBackend.wait { backend.requests.count == 4 }
    task.cancel()
    await #expect {
      _ = try await task.value
    } throws: { error in
      guard case QueryError.run(let failure, let answers) = error else { return false }
      return failure.kind == .cancelled && answers.isEmpty
    }
    try await GatedBackend.wait { backend.cancelled == 4 }
    #expect(backend.cancelled == 4 && backend.requests.count == 4)
  }

  @Test func limitEndsTheRequests() async throws {
    let backend = GatedBackend(closedForLast: 0)
    var session = Session(backend: backend)
    session.parallelism = 1
    var count = 0
    for try await _ in session.stream(of: Traffic.self, "\(Self.text) LIMIT 400") { count += 1 }
    #expect(count == 400)
    #expect(backend.requests.count == 2)
    for try await _ in session.stream(of: Traffic.self, "\(Self.text) LIMIT 0") { count += 1 }
    #expect(count == 400 && backend.requests.count == 2)
  }

  @Test func aFailureComesAfterTheRowsBeforeIt() async throws {
    let session = SampleTraffic.session(failingHoursAgo: 36)
    var rows = session.stream(of: Traffic.self, Self.text).makeAsyncIterator()
    var count = 0
    do throws(QueryError) {
      while try await rows.next() != nil { count += 1 }
      Issue.record("no error")
    } catch {
      guard case .run(let failure, let answers) = error else { throw error }
      #expect(failure.description == "the server is tired" && answers.isEmpty)
    }
    #expect(count == 720)
    #expect(try await rows.next() == nil)
  }

  @Test func otherPlansRunWhole() async throws {
    let backend = GatedBackend(closedForLast: 0)
    let stream = Session(backend: backend).stream(
      of: Traffic.self, "\(Self.text) ORDER BY timestamp DESC")
    #expect(!stream.isIncremental)
    var rows = stream.makeAsyncIterator()
    let first = try await rows.next()
    #expect(first?.timestamp == backend.clock - .minute)
    #expect(backend.answered == 8)
  }

  @Test func acceptedPartialAnswersRunWhole() async throws {
    var session = SampleTraffic.session(failingHoursAgo: 36)
    session.acceptsPartialAnswers = true
    let stream = session.stream(of: Traffic.self, Self.text)
    #expect(!stream.isIncremental)
    var count = 0
    for try await _ in stream { count += 1 }
    #expect(count == 7 * 360)
    #expect(try await session.rows(of: Traffic.self, Self.text).count == 7 * 360)
  }

  @Test func errorsComeBeforeTheFirstRequest() async throws {
    struct Wrong: Decodable { let htp: Int64 }
    let backend = GatedBackend(closedForLast: 0)
    let session = Session(backend: backend)
    await #expect {
      for try await _ in session.stream(of: Wrong.self, Self.text) {}
    } throws: { error in
      guard case QueryError.rows(let error) = error else { return false }
      return error.description
        == "Wrong: there is no column htp; did you mean http?\ncolumns: timestamp, http"
    }
    await #expect {
      for try await _ in session.stream(of: Traffic.self, "SELECT htp LAST 1h") {}
    } throws: { error in
      if case QueryError.text = error { true } else { false }
    }
    await #expect {
      for try await _ in session.stream(of: Traffic.self, "SET max_requests = 7; \(Self.text)") {}
    } throws: { error in
      guard case QueryError.run(let failure, _) = error else { return false }
      return failure.kind == .budget
    }
    #expect(backend.requests.isEmpty)
  }

  @Test func aValueThatDoesNotFitEndsTheSequence() async throws {
    struct Change: Decodable { let ratio: Double }
    let stream = SampleTraffic.session().stream(
      of: Change.self, "SELECT http / (p2p - p2p) AS ratio LAST 48h EVERY 1m")
    var rows = stream.makeAsyncIterator()
    await #expect {
      _ = try await rows.next()
    } throws: { error in
      guard case QueryError.rows(let error) = error else { return false }
      return error.description == "row 1: ratio is NULL; declare ratio as Double?"
    }
    #expect(try await rows.next() == nil)
  }

  @Test func messagesCountTheRowsOfTheWholeSequence() async throws {
    let last = CivilTime(year: 2026, month: 1, day: 15).instant - 12 * .hour
    let session = SampleTraffic.session { request in
      let table = SampleTraffic.answer(request)
      return request.range.from == last ? table.rows(Array(0..<7)) : table
    }
    struct Ratio: Decodable { let x: Double }
    let ratios = session.stream(
      of: Ratio.self, "SELECT http / p2p AS x LAST 48h EVERY 1m FILL 0")
    var count = 0
    await #expect {
      for try await _ in ratios { count += 1 }
    } throws: { error in
      "\(error)" == "row 2168: x is NULL; declare x as Double?"
    }
    #expect(count == 6 * 360 + 7)
  }

  /// A consumer on the main actor.
  @MainActor @Test func sequencesRunOnTheActorOfTheConsumer() async throws {
    var count = 0
    for try await row in SampleTraffic.session().stream(of: Traffic.self, Self.text) {
      MainActor.assertIsolated()
      count += row.http > 0 ? 1 : 0
    }
    #expect(count == 48 * 60)
  }

  @Test func progressIsThatOfAllRequests() async throws {
    let log = ProgressLog()
    let stream = SampleTraffic.session().stream(of: Traffic.self, Self.text) { log.add($0) }
    for try await _ in stream {}
    let last = try #require(log.all.last)
    #expect(log.all.allSatisfy { $0.requestCount == 8 })
    #expect(last == RunProgress(requestCount: 8, answered: 8, rows: 48 * 60))
  }
}
