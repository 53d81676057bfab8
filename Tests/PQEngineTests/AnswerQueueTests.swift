import PQModel
import PQTestSupport
import Testing

@testable import PQEngine

@Suite(.timeLimit(.minutes(1))) struct AnswerQueueTests {
  /// The later a request is, the sooner it is answered.
  @Test(arguments: [1, 3, 8, 100])
  func answersComeInTheOrderOfTheirRequests(limit: Int) async throws {
    let requests = try PausingBackend.requests(8)
    let backend = PausingBackend(requests) { .milliseconds(8 - $0) }
    var taken: [Int] = []
    try await AnswerQueue(backend: backend, requests: requests).forEach(atOnce: limit) {
      number, answer in
      taken.append(number)
      #expect(answer.table == .ones(requests[number]))
    }
    #expect(taken == Array(0..<8))
    #expect(backend.seen.mostAtOnce <= limit)
    #expect(backend.seen.begun.sorted() == Array(0..<8))
  }

  @Test func severalAreAskedAtOnce() async throws {
    let requests = try PausingBackend.requests(6)
    let backend = PausingBackend(requests) { _ in .milliseconds(20) }
    try await AnswerQueue(backend: backend, requests: requests).forEach(atOnce: 3) { _, _ in }
    #expect(backend.seen.mostAtOnce == 3)
  }

  @Test func withoutRequestsNothingIsAsked() async throws {
    let backend = PausingBackend([])
    try await AnswerQueue(backend: backend, requests: []).forEach(atOnce: 4) { _, _ in
      Issue.record("an answer to nothing")
    }
    #expect(backend.seen.begun.isEmpty)
  }

  /// The fourth fails at once, the second a little later: that one is told.
  @Test func theFirstFailureInOrderEndsIt() async throws {
    let requests = try PausingBackend.requests(20)
    let failures = [1: BackendFailure("first"), 3: BackendFailure("second")]
    let backend = PausingBackend(requests, failures: failures) {
      .milliseconds($0 == 3 ? 0 : 20)
    }
    var taken: [Int] = []
    await #expect(throws: BackendFailure("first")) {
      try await AnswerQueue(backend: backend, requests: requests).forEach(atOnce: 4) { number, _ in
        taken.append(number)
      }
    }
    #expect(taken == [0])
    #expect(backend.seen.begun.count < 10)
    #expect(backend.seen.running == 0)
  }

  @Test func aFailureOfTheTakerEndsIt() async throws {
    let requests = try PausingBackend.requests(20)
    let backend = PausingBackend(requests)
    await #expect(throws: SumTooLarge.self) {
      try await AnswerQueue(backend: backend, requests: requests).forEach(atOnce: 2) { number, _ in
        if number == 2 { throw SumTooLarge(metric: .http) }
      }
    }
    #expect(backend.seen.begun.count < 10)
  }

  @Test(arguments: [1, 20])
  func theEndOfTheTaskEndsIt(count: Int64) async throws {
    let requests = try PausingBackend.requests(count)
    let backend = PausingBackend(requests) { _ in .seconds(50) }
    let task = Task {
      try await AnswerQueue(backend: backend, requests: requests).forEach(atOnce: 4) { _, _ in }
    }
    while backend.seen.begun.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
    #expect(backend.seen.running == 0)
    #expect(backend.seen.begun.count <= 4)
    #expect(backend.seen.ended.isEmpty)
  }

  @Test func whatItTookIsTold() async throws {
    let requests = try PausingBackend.requests(2)
    let backend = PausingBackend(requests) { _ in .milliseconds(10) }
    var summaries: [Execution.Request] = []
    try await AnswerQueue(backend: backend, requests: requests).forEach(atOnce: 1) { _, answer in
      summaries.append(answer.summary)
    }
    #expect(summaries.map(\.rows) == [1, 1])
    #expect(summaries.map(\.bytes) == [16, 16])
    #expect(summaries.allSatisfy { $0.time >= .milliseconds(10) })
    #expect(summaries[1].waited >= .milliseconds(10))
    #expect(summaries[0].waited < summaries[1].waited)
  }
}
