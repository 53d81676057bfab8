import PQTestServers
import Testing

@testable import PQHTTP
@testable import PQLive

/// The limits of time and size hold for slow, silent and endless answers.
@Suite struct TransferLimitsTests {
  private func failure(
    _ limits: TransferLimits, _ steps: [LoopbackServer.Step]
  ) async throws -> NetworkFailure? {
    let server = try LoopbackServer { _ in steps }
    return await HTTPTransport.curl(limits, caFile: nil).failure(server.url)
  }

  @Test func aServerThatNeverAnswersIsIdle() async throws {
    let limits = TransferLimits.with { $0.idle = .milliseconds(100) }
    let failure = try await failure(limits, [.hang])
    #expect(failure == .timedOut(.idle, after: .milliseconds(100)))
  }

  @Test func aServerThatStopsInTheMiddleIsIdle() async throws {
    let limits = TransferLimits.with { $0.idle = .milliseconds(100) }
    let start = Array(Reply("200 OK", "a body").bytes.dropLast(3))
    let failure = try await failure(limits, [.send(start), .hang])
    #expect(failure == .timedOut(.idle, after: .milliseconds(100)))
  }

  /// A slow answer does not reach the idle timeout, but it reaches the total timeout.
  @Test func slowAnswerReachesTotalTimeout() async throws {
    let limits = TransferLimits.with {
      $0.idle = .seconds(10)
      $0.total = .milliseconds(300)
    }
    let drops = Reply("200 OK", String(repeating: "x", count: 5000)).bytes.map { byte in
      [LoopbackServer.Step.send([byte]), .pause(.milliseconds(10))]
    }
    let failure = try await failure(limits, drops.flatMap { $0 })
    #expect(failure == .timedOut(.total, after: .milliseconds(300)))
  }

  @Test func slowAnswerWithinTimeoutsIsRead() async throws {
    let limits = TransferLimits.with { $0.idle = .seconds(10) }
    let drops = Reply("200 OK", "slow").bytes.map { byte in
      [LoopbackServer.Step.send([byte]), .pause(.milliseconds(2))]
    }
    let failure = try await failure(limits, drops.flatMap { $0 })
    #expect(failure == nil)
  }

  @Test(arguments: [Reply.Framing.length, .chunks(4096), .close])
  func aBodyThatIsTooLargeIsRefused(framing: Reply.Framing) async throws {
    let limits = TransferLimits.with { $0.bodySize = 100_000 }
    let most = Reply(bytes: Array(repeating: 65, count: 100_000), framing: framing)
    let more = Reply(bytes: Array(repeating: 65, count: 100_001), framing: framing)
    #expect(try await failure(limits, most.steps) == nil)
    #expect(try await failure(limits, more.steps) == .tooLarge(limit: 100_000))
  }

  /// A piece has at most 512 KiB; the rest stays in the network until the reader takes it.
  @Test func unreadBytesStayInTheNetwork() async throws {
    let size = 8 << 20
    let server = try LoopbackServer(Reply(bytes: Array(repeating: 65, count: size)))
    var response = try await HTTPTransport.curl(TransferLimits(), caFile: nil)
      .send(HTTPRequest(url: server.url, usesProxies: false))
    try await Task.sleep(for: .milliseconds(50))
    var (total, piece) = (0, [UInt8]())
    while try await response.read(into: &piece) {
      #expect(piece.count <= 1 << 19)
      total += piece.count
    }
    #expect(total == size)
  }

  @Test func nextCheckIsAtTheNextTimeout() {
    let limits = TransferLimits.with {
      $0.idle = .seconds(5)
      $0.total = .seconds(60)
    }
    let start = ContinuousClock.now
    var clock = TransferTimeouts(limits, at: start)
    #expect(clock.check(start, isPaused: false) == .within(.seconds(60)))
    clock.connect(at: start + .seconds(1))
    #expect(clock.check(start + .seconds(2), isPaused: false) == .within(.seconds(4)))
    #expect(clock.check(start + .seconds(6), isPaused: false) == .reached(.idle))
    #expect(clock.check(start + .seconds(6), isPaused: true) == .within(.seconds(54)))
    clock.touch(at: start + .seconds(6))
    #expect(clock.check(start + .seconds(6), isPaused: false) == .within(.seconds(5)))
    #expect(clock.check(start + .seconds(61), isPaused: true) == .reached(.total))
  }
}
