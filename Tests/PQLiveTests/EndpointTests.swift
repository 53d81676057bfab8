import Testing

@testable import PQLive

@Suite struct EndpointTests {
  @Test(arguments: [
    ("https://control.peer5.com/v1", "https://control.peer5.com/v1", "control.peer5.com"),
    ("HTTPS://Example.com:8443/v1//", "https://example.com:8443/v1", "example.com:8443"),
    ("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1", "127.0.0.1:8080"),
    ("http://[::1]:8080", "http://[::1]:8080", "[::1]:8080"),
    ("http://localhost", "http://localhost", "localhost"),
  ])
  func validAddressesAreParsed(text: String, url: String, authority: String) throws {
    let endpoint = try Endpoint(text)
    #expect(endpoint.url == url && endpoint.authority == authority)
  }

  @Test(arguments: [
    ("control.peer5.com/v1", Endpoint.Problem.notURL), ("ftp://x/v1", .notURL), ("", .notURL),
    ("https://a b/", .notURL), ("https://ex\u{E4}mple/", .notURL),
    ("https://me:secret@host/v1", .hasCredentials), ("https://host/v1?format=csv", .hasQuery),
    ("https://host/#x", .hasQuery), ("https:///v1", .badHost), ("https://ho%73t/", .badHost),
    ("https://host:0/", .badPort), ("https://host:70000/", .badPort), ("https://host:/", .badPort),
    ("https://host:+80/", .badPort),
    ("http://control.peer5.com/v1", .readable(host: "control.peer5.com")),
    ("http://127.0.0.1.evil.example/", .readable(host: "127.0.0.1.evil.example")),
  ])
  func invalidAddressHasAReason(text: String, problem: Endpoint.Problem) {
    #expect(throws: problem) { try Endpoint(text) }
  }

  @Test func onlyThisMachineIsLoopback() throws {
    for host in ["127.1.2.3", "localhost:1", "x.localhost", "[::1]", "0.0.0.0:80"] {
      #expect(try Endpoint("http://\(host)/").isLoopback)
    }
    #expect(!Endpoint.vendor.isLoopback)
  }
}
