import Foundation
import PQTestServers
import Testing

@testable import PQLive

/// Proxies are those that the environment names. They are told where to, and never the token.
@Suite struct ProxyTests {
  /// A proxy that lets nobody through.
  private func ask(_ status: String) async throws -> (LiveFailure?, LoopbackServer) {
    let proxy = try LoopbackServer(Reply(status))
    // Only this test asks another machine than this one over https.
    setenv("https_proxy", "http://\(proxy.address)", 1)
    defer { unsetenv("https_proxy") }
    var settings = try LiveSample.settings()
    settings.retry = .never
    settings.now = LiveSample.start
    let failure = await LiveBackend(settings).failure(of: try LiveSample.request())
    return (failure, proxy)
  }

  @Test func theProxyIsAskedForTheWay() async throws {
    for status in ["403 Forbidden", "407 Proxy Authentication Required"] {
      let (failure, proxy) = try await ask(status)
      #expect(failure?.kind == .network)
      #expect(failure?.description.contains("the proxy on the way to api.example") == true)
      let request = try #require(proxy.received.first)
      #expect(request.method == "CONNECT" && request.target == "api.example:443")
      #expect(!"\(request)".contains(LiveSample.secret))
    }
  }
}
