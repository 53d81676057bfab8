import Foundation
import PQTestServers
import Testing

@testable import PQHTTP
@testable import PQLive

/// Proxies come from the environment. A proxy gets the destination of a request, but not the token.
@Suite(.serialized) struct ProxyTests {
  /// Sends a request through a proxy that refuses it with a status.
  private func ask(_ status: String) async throws -> (LiveFailure?, LoopbackServer) {
    let proxy = try LoopbackServer(Reply(status))
    // No other suite sends requests over https to another machine.
    setenv("https_proxy", "http://\(proxy.address)", 1)
    defer { unsetenv("https_proxy") }
    var settings = try LiveSample.settings()
    settings.retry = .never
    settings.now = LiveSample.start
    let failure = await LiveBackend(settings).failure(of: try LiveSample.request())
    return (failure, proxy)
  }

  @Test func proxyGetsConnectWithoutToken() async throws {
    for status in ["403 Forbidden", "407 Proxy Authentication Required"] {
      let (failure, proxy) = try await ask(status)
      #expect(failure?.kind == .network)
      #expect(
        failure?.description.contains("the proxy \(proxy.address) on the way to api.example")
          == true)
      let request = try #require(proxy.received.first)
      #expect(request.method == "CONNECT" && request.target == "api.example:443")
      #expect(!"\(request)".contains(LiveSample.secret))
    }
  }

  /// The message names an unreachable proxy, not the host after it.
  @Test func unreachableProxyIsNamed() async throws {
    let notListening = try TCPSocket.notListening()
    defer { TCPSocket.close(notListening) }
    let address = "127.0.0.1:\(TCPSocket.port(of: notListening))"
    for (value, names) in [
      ("http://me:secret@\(address)/", [address]), (address, [address]),
      ("http://no-such-proxy.invalid:3128", ["no-such-proxy.invalid:3128"]),
    ] {
      let failure = try await failure(through: value)
      guard case .network(.deadProxy(let proxy, _))? = failure?.reason else {
        Issue.record("\(String(describing: failure))")
        return
      }
      #expect(proxy.variable == "https_proxy" && names.contains(proxy.address))
      let text = failure?.description ?? ""
      #expect(
        text.contains("the proxy \(proxy.address) on the way to api.example, which https_proxy"))
      #expect(!text.contains("secret"))
    }
  }

  private func failure(through proxy: String) async throws -> LiveFailure? {
    // No other suite sends requests over https to another machine.
    setenv("https_proxy", proxy, 1)
    defer { unsetenv("https_proxy") }
    var settings = try LiveSample.settings()
    settings.retry = .never
    settings.now = LiveSample.start
    return await LiveBackend(settings).failure(of: try LiveSample.request())
  }

  @Test(arguments: [
    (["https_proxy": "http://p:1"], "https_proxy", "p:1"),
    (["HTTPS_PROXY": "p:1", "https_proxy": ""], "HTTPS_PROXY", "p:1"),
    (["all_proxy": "socks5://u:x@p", "ALL_PROXY": "q"], "all_proxy", "p"),
    (["ALL_PROXY": "q:2", "http_proxy": "p"], "ALL_PROXY", "q:2"),
    (["https_proxy": "p", "no_proxy": "example.com, ample,pi.example"], "https_proxy", "p"),
    (["https_proxy": "p\u{1B}[2J"], "https_proxy", "p?[2J"),
  ])
  func theVariableIsFound(variables: [String: String], name: String, address: String) {
    let found = ProxySetting(for: "https://api.example:8443/v1") { name in
      variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    #expect(found?.variable == name && found?.address == address)
  }

  @Test(arguments: ["*", "api.example", ".example", "x,EXAMPLE", "x y example"])
  func noProxyExcludesHosts(list: String) {
    for name in ["no_proxy", "NO_PROXY"] {
      let variables = ["https_proxy": "p", name: list]
      #expect(ProxySetting(for: "https://api.example/v1") { variables[$0] } == nil)
    }
    #expect(ProxySetting(for: "https://api.example/v1") { _ in nil } == nil)
    #expect(ProxySetting(for: "http://[::1]:1/") { ["HTTP_PROXY": "p"][$0] } == nil)
  }
}
