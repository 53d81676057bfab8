import PQEngine
import PQFixture
import PQModel
import PQTestServers
import PQTestSupport
import Synchronization
import Testing

@testable import PQLive

/// With faults on loopback, every answer is the same as without faults, or there is none.
@Suite struct LoopbackFaultTests {
  enum Fault: Int, CaseIterable {
    case tooMany, failed, cut, garbage, halfAHead, silent

    func steps(_ reply: Reply, _ random: inout SeededRandom) -> [LoopbackServer.Step] {
      switch self {
      case .tooMany: Reply("429 Too Many Requests").steps
      case .failed: Reply("503 Busy", headers: [("Retry-After", "2")]).steps
      case .cut: reply.cut(at: random.next(reply.bytes.count))
      case .garbage: Reply(bytes: (0..<100).map { _ in UInt8(random.next(256)) }).steps
      case .halfAHead: reply.cut(at: random.next(20))
      case .silent: [.hang]
      }
    }
  }

  private func server(_ faults: [Fault], seed: UInt64) throws -> LoopbackServer {
    let random = Mutex(SeededRandom(seed: seed))
    return try LoopbackServer { request in
      let reply = LoopbackAPI.shared.reply(to: request)
      return random.withLock { random in
        guard random.next(3) == 0 else { return reply.steps }
        return random.pick(faults)?.steps(reply, &random) ?? reply.steps
      }
    }
  }

  @Test(arguments: Fault.allCases.map { [$0] } + [Fault.allCases], WireFormat.allCases)
  func answersAreTheSameAsWithoutFaults(faults: [Fault], wire: WireFormat) async throws {
    let demo = LoopbackAPI.shared.demo
    let server = try server(faults, seed: UInt64(faults.count + faults[0].rawValue))
    var settings = try LiveSample.settings()
    settings.endpoint = try Endpoint(server.url)
    settings.wire = wire
    settings.limits.idle = .milliseconds(300)
    // The connections are real, but the pauses between attempts take no time.
    let backend = LiveBackend(
      settings, transport: .curl(settings.limits, caFile: nil),
      clock: ManualClock(at: demo.clock).live)
    var answered = 0
    for number in 0..<30 {
      let request = try Self.request(number, demo)
      let expected = try await demo.answer(request)
      // The answer is computed beforehand, so that the server answers within the idle timeout.
      _ = LoopbackAPI.shared.reply(request.body, at: "/v1" + wire.path)
      do throws(LiveFailure) {
        let table = try await backend.rows(of: request)
        #expect(table.isSame(as: expected), "\(request.body)")
        answered += 1
      } catch {
        #expect(faults.contains(.garbage), "\(error)")
      }
    }
    #expect(answered > 10)
  }

  private static func request(_ number: Int, _ demo: DemoBackend) throws -> ExportRequest {
    let end = demo.clock.floored(to: .hour) - Int64(number) * .hour
    return try ExportRequest(
      range: TimeRange(from: end - .hour, to: end), interval: .m5, metrics: [.http, .p2p],
      dimensions: [ExportDimension.allCases[number % 6]], catalog: demo.catalog, clock: demo.clock)
  }
}

extension DataTable {
  /// Returns true if two tables have the same rows in any order.
  fileprivate func isSame(as other: DataTable) -> Bool { sortedRows == other.sortedRows }

  private var sortedRows: [String] {
    (0..<rowCount).map { row in
      columns.map { column in
        switch column.values {
        case .instants(let values), .integers(let values): "\(values[row])"
        case .texts(let values): values[row]
        case .decimals(let values): "\(values[row])"
        }
      }.joined(separator: "\t")
    }.sorted()
  }
}
