import PQTestSupport
import Testing

@testable import PQEmulator

/// The effect of each fault on an answer.
@Suite struct FaultKindTests {
  @Test func aStatusIsAnError() async throws {
    let exchange = await EmulatorExchange(try .withFaults("503:1"), Body())
    #expect(exchange.status == 503)
    #expect(exchange.headers["Retry-After"] == nil)
    #expect(exchange.message == "bad weather: status 503, on request")
    #expect(exchange.reply.note == "fault 503")
  }

  @Test func status429HasRetryAfter() async throws {
    let exchange = await EmulatorExchange(try .withFaults("429:1"), Body())
    #expect(exchange.status == 429)
    #expect(exchange.headers["Retry-After"] == "1")
  }

  @Test func htmlFaultHasStatus200() async throws {
    let exchange = await EmulatorExchange(try .withFaults("html:1"), Body())
    #expect(exchange.status == 200)
    #expect(exchange.headers["Content-Type"] == "text/html; charset=utf-8")
    #expect(exchange.body.hasPrefix("<!DOCTYPE html>"))
  }

  @Test func hangAndResetSendNothing() async throws {
    #expect(await EmulatorExchange(try .withFaults("hang:1"), Body()).reply.ending == .noAnswer)
    #expect(await EmulatorExchange(try .withFaults("reset:1"), Body()).reply.ending == .reset)
  }

  @Test func delayCombinesWithOtherFaults() async throws {
    let emulator = try Emulator.withFaults("slow:40ms,503:0.5")
    var statuses: Set<Int> = []
    for _ in 0..<20 {
      let exchange = await EmulatorExchange(emulator, Body())
      #expect(exchange.reply.delay == .milliseconds(40))
      statuses.insert(exchange.status)
    }
    #expect(statuses == [200, 503])
  }

  /// A cut answer is an incomplete prefix of the correct answer.
  @Test(arguments: [RequestHead.proper, .csv])
  func cutFaultSendsAProperPrefix(head: RequestHead) async throws {
    let right = await EmulatorExchange(Body(), head: head)
    let emulator = try Emulator.withFaults("cut:1")
    var lengths: Set<Int> = []
    for _ in 0..<50 {
      let exchange = await EmulatorExchange(emulator, Body(), head: head)
      #expect(exchange.reply.ending == .cut)
      #expect(exchange.reply.body.length == right.reply.body.length)
      #expect(right.body.hasPrefix(exchange.body))
      lengths.insert(exchange.body.utf8.count)
    }
    #expect(lengths.count > 20)
    #expect(!lengths.contains(right.body.utf8.count))
  }

  /// The random bytes are as long as the answer and are not UTF-8.
  @Test(arguments: [RequestHead.proper, .csv])
  func garbageFaultIsNotUTF8(head: RequestHead) async throws {
    let right = Array(await EmulatorExchange(Body(), head: head).reply.body.joined())
    let emulator = try Emulator.withFaults("garbage:1")
    for _ in 0..<50 {
      let reply = await EmulatorExchange(emulator, Body(), head: head).reply
      let bytes = Array(reply.body.joined())
      #expect(reply.ending == .whole)
      #expect(bytes.count == right.count)
      #expect(String(validating: bytes, as: UTF8.self) == nil)
    }
  }

  /// Faults apply only to requests that would be answered. An invalid request gets its usual error.
  @Test func invalidRequestsGetNoFault() async throws {
    let emulator = try Emulator.withFaults("503:1")
    #expect(await EmulatorExchange(emulator, "{}").status == 400)
    #expect(
      await EmulatorExchange(emulator, Body(), head: .proper { $0.token = nil }).status == 401)
  }
}

/// The faults depend on the seed.
@Suite struct FaultSeedTests {
  private static let spec = "429:0.2,500:0.1,cut:0.1,garbage:0.1,html:0.05,hang:0.05,reset:0.1"
  private static let bodies = (1...40).map { Body(from: Body.clock - Int64($0) * Body.minute) }

  /// Returns the faults of each request, which is sent three times.
  private func notes(_ bodies: [Body], seed: UInt64) async throws -> [String: [String?]] {
    let emulator = try Emulator.withFaults(Self.spec, seed: seed)
    var notes: [String: [String?]] = [:]
    for body in bodies + bodies + bodies {
      let reply = await EmulatorExchange(emulator, body).reply
      let length = reply.ending == .cut ? " \(reply.body.count)" : ""
      notes["\(body)", default: []].append((reply.note ?? "") + length)
    }
    return notes
  }

  @Test func theOrderOfRequestsDoesNotMatter() async throws {
    let forward = try await notes(Self.bodies, seed: 3)
    #expect(forward == (try await notes(Self.bodies.reversed(), seed: 3)))
    #expect(forward != (try await notes(Self.bodies, seed: 4)))
  }

  /// Each fault has its probability, for different requests and for repeated ones.
  @Test(arguments: [true, false])
  func faultsOccurWithTheirProbability(isRepeated: Bool) async throws {
    let emulator = try Emulator.withFaults(Self.spec)
    var counts: [String: Int] = [:]
    for number in 0..<2000 {
      let body = Body(
        from: Body.clock - Body.minute, "1m",
        ("filters", "{\"os.name\": [\"\(isRepeated ? 0 : number)\"]}"))
      counts[await EmulatorExchange(emulator, body).reply.note ?? "", default: 0] += 1
    }
    let wished = [
      "fault 429": 400, "fault 500": 200, "fault cut": 200, "fault garbage": 200,
      "fault html": 100, "fault hang": 100, "fault reset": 200, "": 600,
    ]
    #expect(Set(counts.keys) == Set(wished.keys))
    for (note, count) in wished {
      #expect(abs(counts[note, default: 0] - count) < 80, "\(note): \(counts)")
    }
  }
}
