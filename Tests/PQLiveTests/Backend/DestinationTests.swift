import Foundation
import PQCache
import PQModel
import PQTestServers
import Testing

@testable import PQLive

/// A backend describes the destination of its requests without the token.
@Suite struct DestinationTests {
  private static func destination(
    _ change: (inout LiveSettings) throws -> Void
  ) throws -> HTTPDestination? {
    var settings = LiveSettings()
    settings.token = .none
    try change(&settings)
    return LiveBackend(settings).destination
  }

  @Test func destinationComesFromTheSettings() throws {
    #expect(try Self.destination { _ in } == .vendor)
    let destination = try Self.destination {
      $0.endpoint = try Endpoint("http://127.0.0.1:8080/v1/")
      $0.wire = .csv
      $0.caFile = "ca.pem"
    }
    #expect(
      destination
        == HTTPDestination(
          url: "http://127.0.0.1:8080/v1/export?format=csv", caFile: "ca.pem",
          isThisMachine: true))
  }

  @Test func cacheHasTheDestinationOfItsBackend() throws {
    let cache = AnswerCache(path: TemporaryPlace().path)
    let backend = CachingBackend(
      LiveBackend(), cache: cache, scope: CacheScope(endpoint: "x", account: "y"))
    #expect(backend.destination?.url == HTTPDestination.vendor.url)
  }

  @Test func tokenOriginNeedsNoToken() throws {
    let secret = try APIToken(LiveSample.secret)
    for (source, origin) in [
      (TokenSource.none, HTTPDestination.TokenOrigin.environment), (.environment, .environment),
      (.token(secret), .program), (.file("/no/file"), .file("/no/file")),
      (.command("false"), .command), (.firstOf([.none, .file("/no/file")]), .file("/no/file")),
      (.firstOf([.none]), .environment),
    ] {
      #expect(try Self.destination { $0.token = source }?.token == origin)
    }
  }

  /// Both checks of an address refuse to send a token unencrypted to another machine.
  @Test(arguments: [
    "http://control.peer5.com/v1", "http://10.0.0.1/v1", "http://192.168.0.1:8080",
    "http://[::2]/", "http://localhost.example/", "http://127.0.0.1.example/", "http://0x7f.1/",
    "http://127.1/", "http://2130706433/", "http://localhost./", "http://127.0.0.1:80@x.example/",
  ])
  func plainHTTPToOtherMachinesIsRefused(address: String) {
    #expect(throws: Endpoint.Problem.self) { try Endpoint(address) }
    #expect(!HTTPDestination(url: address).isSafeForToken)
  }
}
