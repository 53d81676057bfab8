import PQModel
import PQPlan
import PQTestSupport
import Synchronization
import Testing

@testable import PQEngine

@Suite(.timeLimit(.minutes(1))) struct AnswerQueueTests {
  /// The pauses are such that later requests are answered earlier.
  @Test(arguments: [1, 3, 8, 100])
  func answersComeInTheOrderOfTheirRequests(limit: Int) async throws {
    let requests = try PausingBackend.requests(8)
    let backend = PausingBackend(requests) { .milliseconds(8 - $0) }
    var taken: [Int] = []
    try await Self.queue(backend, requests, atOnce: limit).forEach {
      number, outcome in
      taken.append(number)
      guard case .table(let table) = try outcome.get().content else {
        Issue.record("one piece, and not as it came")
        return
      }
      #expect(table == .ones(requests[number]))
    }
    #expect(taken == Array(0..<8))
    #expect(backend.seen.mostAtOnce <= limit)
    #expect(backend.seen.begun.sorted() == Array(0..<8))
  }

  @Test func severalAreAskedAtOnce() async throws {
    let requests = try PausingBackend.requests(6)
    let backend = PausingBackend(requests) { _ in .milliseconds(20) }
    try await Self.queue(backend, requests, atOnce: 3).forEach { _, _ in }
    #expect(backend.seen.mostAtOnce == 3)
  }

  @Test func withoutRequestsNothingIsAsked() async throws {
    let backend = PausingBackend([])
    try await Self.queue(backend, [], atOnce: 4).forEach { _, _ in
      Issue.record("an answer to nothing")
    }
    #expect(backend.seen.begun.isEmpty)
  }

  /// The fourth request fails at once and the second one later. The failure of the second is
  /// thrown.
  @Test func theFirstFailureInRequestOrderIsThrown() async throws {
    let requests = try PausingBackend.requests(20)
    let failures = [1: BackendFailure("first"), 3: BackendFailure("second")]
    let backend = PausingBackend(requests, failures: failures) {
      .milliseconds($0 == 3 ? 0 : 20)
    }
    var taken: [Int] = []
    await #expect(throws: BackendFailure("first")) {
      try await Self.queue(backend, requests, atOnce: 4).forEach { number, outcome in
        _ = try outcome.get()
        taken.append(number)
      }
    }
    #expect(taken == [0])
    #expect(backend.seen.begun.count < 10)
    #expect(backend.seen.running == 0)
  }

  @Test func anErrorOfTheConsumerEndsTheQueue() async throws {
    let requests = try PausingBackend.requests(20)
    let backend = PausingBackend(requests)
    await #expect(throws: BackendFailure("enough")) {
      try await Self.queue(backend, requests, atOnce: 2).forEach { number, _ in
        if number == 2 { throw BackendFailure("enough") }
      }
    }
    #expect(backend.seen.begun.count < 10)
  }

  @Test(arguments: [1, 20])
  func cancellingTheTaskEndsTheQueue(count: Int64) async throws {
    let requests = try PausingBackend.requests(count)
    let backend = PausingBackend(requests) { _ in .seconds(50) }
    let task = Task {
      try await Self.queue(backend, requests, atOnce: 4).forEach { _, _ in }
    }
    while backend.seen.begun.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
    #expect(backend.seen.running == 0)
    #expect(backend.seen.begun.count <= 4)
    #expect(backend.seen.ended.isEmpty)
  }

  @Test func eachRequestHasItsWaitingTime() async throws {
    let requests = try PausingBackend.requests(2)
    let backend = PausingBackend(requests) { _ in .milliseconds(10) }
    var summaries: [Execution.Request] = []
    try await Self.queue(backend, requests, atOnce: 1).forEach { _, outcome in
      summaries.append(try outcome.get().summary)
    }
    #expect(summaries.map(\.rows) == [1, 1])
    #expect(summaries.map(\.bytes) == [16, 16])
    #expect(summaries.allSatisfy { $0.time >= .milliseconds(10) })
    #expect(summaries[1].waited >= .milliseconds(10))
    #expect(summaries[0].waited < summaries[1].waited)
  }

  /// A failure of one request is passed on, and the other requests are still sent.
  @Test func afterAFailureOtherRequestsAreSent() async throws {
    let requests = try PausingBackend.requests(20)
    let failures = [1: Self.passing, 7: Self.passing, 19: Self.passing]
    let backend = PausingBackend(requests, failures: failures)
    var failed: [Int] = []
    try await Self.queue(backend, requests, atOnce: 1).forEach { number, outcome in
      if case .failure(Self.passing) = outcome { failed.append(number) }
    }
    #expect(failed == [1, 7, 19])
    #expect(backend.seen.begun == Array(0..<20))
  }

  /// Each failure may have taken minutes of attempts, so after several in a row no more requests
  /// are sent.
  @Test func afterFailuresInARowNothingElseIsAsked() async throws {
    let requests = try PausingBackend.requests(20)
    let failures = [3: Self.passing, 5: Self.passing, 6: Self.passing]
    let backend = PausingBackend(requests, failures: failures)
    var failed: [Int] = []
    let meter = Recorder()
    try await Self.queue(backend, requests, atOnce: 1, meter.take).forEach { number, outcome in
      if case .failure(Self.passing) = outcome { failed.append(number) }
    }
    #expect(failed == [3, 5, 6] + Array(7..<20))
    #expect(backend.seen.begun == Array(0..<7))
    #expect(meter.last?.answered == 4)
    #expect(meter.last?.failed == 16)
    #expect(meter.last?.isOver == true)
  }

  @Test func observersSeeEveryStep() async throws {
    let requests = try PausingBackend.requests(3)
    let meter = Recorder()
    try await Self.queue(PausingBackend(requests), requests, atOnce: 1, meter.take).forEach {
      _, _ in
    }
    #expect(meter.all.map(\.answered) == [0, 1, 2, 3])
    #expect(meter.all.map(\.rows) == [0, 1, 2, 3])
    #expect(meter.all.map(\.isOver) == [false, false, false, true])
  }

  private static let passing = BackendFailure("out of breath", kind: .request)

  private static func queue(
    _ backend: PausingBackend, _ requests: [ExportRequest], atOnce limit: Int,
    _ observer: RunProgress.Observer? = nil
  ) throws -> AnswerQueue {
    let plan = try Planned.plan("SELECT http LAST 1h EVERY 1h", ScriptedBackend())
    let options = ExecutionOptions(parallelism: limit, observer: observer)
    return AnswerQueue(
      backend: backend,
      buffers: requests.map {
        AnswerBuffer(FetchRequest($0), of: plan, isBefore: false, from: "paused")
      },
      options: options, meter: ProgressMeter(requestCount: requests.count, options))
  }
}

/// Records the progress of a run.
private final class Recorder: Sendable {
  private let log = Mutex<[RunProgress]>([])

  var all: [RunProgress] { log.withLock { $0 } }
  var last: RunProgress? { all.last }
  var take: RunProgress.Observer { { progress in self.log.withLock { $0.append(progress) } } }
}
