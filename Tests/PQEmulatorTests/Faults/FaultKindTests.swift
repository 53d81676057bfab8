import PQTestSupport
import Testing

@testable import PQEmulator

/// The effect of each fault on an answer.
@Suite struct FaultInjectionTests {
  @Test func aStatusIsAnError() async throws {
    let asked = await Asked(try .stormy("503:1"), Body())
    #expect(asked.status == 503)
    #expect(asked.headers["Retry-After"] == nil)
    #expect(asked.message == "bad weather: status 503, on request")
    #expect(asked.reply.note == "fault 503")
  }

  @Test func tooManyRequestsAreToldToWait() async throws {
    let asked = await Asked(try .stormy("429:1"), Body())
    #expect(asked.status == 429)
    #expect(asked.headers["Retry-After"] == "1")
  }

  @Test func aPageForPeopleIsNoError() async throws {
    let asked = await Asked(try .stormy("html:1"), Body())
    #expect(asked.status == 200)
    #expect(asked.headers["Content-Type"] == "text/html; charset=utf-8")
    #expect(asked.body.hasPrefix("<!DOCTYPE html>"))
  }

  @Test func hangAndResetSendNothing() async throws {
    #expect(await Asked(try .stormy("hang:1"), Body()).reply.course == .silence)
    #expect(await Asked(try .stormy("reset:1"), Body()).reply.course == .reset)
  }

  @Test func slownessComesOnTop() async throws {
    let emulator = try Emulator.stormy("slow:40ms,503:0.5")
    var statuses: Set<Int> = []
    for _ in 0..<20 {
      let asked = await Asked(emulator, Body())
      #expect(asked.reply.delay == .milliseconds(40))
      statuses.insert(asked.status)
    }
    #expect(statuses == [200, 503])
  }

  /// A cut answer is an incomplete prefix of the correct answer.
  @Test(arguments: [RequestHead.proper, .csv])
  func aCutAnswerIsABeginning(head: RequestHead) async throws {
    let right = await Asked(Body(), head: head)
    let emulator = try Emulator.stormy("cut:1")
    var lengths: Set<Int> = []
    for _ in 0..<50 {
      let asked = await Asked(emulator, Body(), head: head)
      #expect(asked.reply.course == .cut)
      #expect(asked.reply.body.length == right.reply.body.length)
      #expect(right.body.hasPrefix(asked.body))
      lengths.insert(asked.body.utf8.count)
    }
    #expect(lengths.count > 20)
    #expect(!lengths.contains(right.body.utf8.count))
  }

  /// The random bytes are as long as the answer and are not UTF-8.
  @Test(arguments: [RequestHead.proper, .csv])
  func garbageIsNoText(head: RequestHead) async throws {
    let right = Array(await Asked(Body(), head: head).reply.body.joined())
    let emulator = try Emulator.stormy("garbage:1")
    for _ in 0..<50 {
      let reply = await Asked(emulator, Body(), head: head).reply
      let bytes = Array(reply.body.joined())
      #expect(reply.course == .whole)
      #expect(bytes.count == right.count)
      #expect(String(validating: bytes, as: UTF8.self) == nil)
    }
  }

  /// Faults apply only to requests that would be answered. An invalid request gets its usual error.
  @Test func wrongRequestsAreToldSo() async throws {
    let emulator = try Emulator.stormy("503:1")
    #expect(await Asked(emulator, "{}").status == 400)
    #expect(await Asked(emulator, Body(), head: .proper { $0.token = nil }).status == 401)
  }
}

/// The faults depend on the seed.
@Suite struct SeedTests {
  private static let spec = "429:0.2,500:0.1,cut:0.1,garbage:0.1,html:0.05,hang:0.05,reset:0.1"
  private static let bodies = (1...40).map { Body(from: Body.clock - Int64($0) * Body.minute) }

  /// Returns the faults of each request, which is sent three times.
  private func notes(_ bodies: [Body], seed: UInt64) async throws -> [String: [String?]] {
    let emulator = try Emulator.stormy(Self.spec, seed: seed)
    var notes: [String: [String?]] = [:]
    for body in bodies + bodies + bodies {
      let reply = await Asked(emulator, body).reply
      let length = reply.course == .cut ? " \(reply.body.count)" : ""
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
  func chancesAreKept(isRepeated: Bool) async throws {
    let emulator = try Emulator.stormy(Self.spec)
    var counts: [String: Int] = [:]
    for number in 0..<2000 {
      let body = Body(
        from: Body.clock - Body.minute, "1m",
        ("filters", "{\"os.name\": [\"\(isRepeated ? 0 : number)\"]}"))
      counts[await Asked(emulator, body).reply.note ?? "", default: 0] += 1
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
