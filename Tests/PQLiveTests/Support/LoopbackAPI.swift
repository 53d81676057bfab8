import Foundation
import PQModel
import PQRender
import PQTestServers
import PQTestSupport
import Synchronization

@testable import PQFixture

/// The export API on loopback, answered by the demo. It stores its answers, because many tests send the
/// same requests.
final class LoopbackAPI: Sendable {
  static let shared = LoopbackAPI()

  let demo = DemoBackend()
  private let known = Mutex<[String: Reply]>([:])

  /// Returns a server that answers every request.
  func server() throws -> LoopbackServer {
    try LoopbackServer { request in self.reply(to: request).steps }
  }

  /// Returns the answer to a request.
  func reply(to received: LoopbackServer.Received) -> Reply {
    reply(String(decoding: received.body, as: UTF8.self), at: received.target)
  }

  /// Returns the answer to a body and a target.
  func reply(_ body: String, at target: String) -> Reply {
    if let reply = known.withLock({ $0[target + body] }) { return reply }
    let reply = newReply(body, target)
    known.withLock { $0[target + body] = reply }
    return reply
  }

  private func newReply(_ body: String, _ target: String) -> Reply {
    guard target.hasPrefix("/v1/export"),
      let body = try? JSONDecoder().decode(Body.self, from: Data(body.utf8)),
      let request = try? body.request(demo)
    else { return Reply("400 Bad Request", "{\"error\": true}") }
    // The rows are rotated, so that the client cannot depend on their order.
    let table = demo.table(for: request).turned
    if target.hasSuffix("?format=csv") {
      let text = OutputFormat.csv.renderer().text(of: table)
      return Reply("200 OK", text, type: "text/csv", framing: .chunks(1000))
    }
    let text = OutputFormat.json.renderer().text(of: table)
    return Reply("200 OK", "{\"error\": false, \"data\": \(text)}")
  }
}

/// The documented fields of a request body.
private struct Body: Decodable {
  let from: Int64
  let to: Int64
  let interval: String
  let metrics: [String]
  let filters: [String: [String]]?
  let dimensions: [String]?

  func request(_ backend: DemoBackend) throws -> ExportRequest? {
    guard let interval = Interval(rawValue: interval) else { return nil }
    return try ExportRequest(
      range: TimeRange(from: Instant(milliseconds: from), to: Instant(milliseconds: to)),
      interval: interval, metrics: metrics.compactMap { Metric(rawValue: $0) },
      filters: (filters ?? [:]).compactMap { name, values in
        ExportDimension(rawValue: name).map { ExportRequest.Filter($0, in: values) }
      },
      dimensions: (dimensions ?? []).compactMap { ExportDimension(rawValue: $0) },
      catalog: backend.catalog, clock: backend.clock)
  }
}

extension DataTable {
  /// The rows from the middle to the end, followed by the other rows.
  fileprivate var turned: DataTable {
    let middle = rowCount / 2
    return rows(Array(middle..<rowCount) + Array(0..<middle))
  }
}
