// swift run --package-path examples/embedding/server server [PORT]

import FlyingFox
import Foundation
import PQ

/// A server on this machine: a page, and the numbers that the page shows.
@main struct Main {
  static func main() async throws {
    let port = CommandLine.arguments.dropFirst().first.flatMap { UInt16($0) } ?? 8080
    // FlyingFox cancels the task of a request after the timeout and when the server stops. The query
    // of the request is then cancelled too.
    let server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: port), timeout: 10, logger: .disabled)
    await server.appendRoute("GET /") { _ in
      HTTPResponse(
        statusCode: .ok, headers: [.contentType: "text/html; charset=utf-8"], body: Data(page.utf8))
    }
    await server.appendRoute(
      "GET /traffic", to: TrafficRoute(session: Session(backend: DemoBackend())))
    async let running: Void = server.run()
    try await server.waitUntilListening()
    if case .ip4(let host, let port) = await server.listeningAddress {
      FileHandle.standardOutput.write(Data("listening on http://\(host):\(port)\n".utf8))
    }
    try await running
  }
}
