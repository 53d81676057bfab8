import PQTestServers
import Testing

@testable import PQLive

/// The account name differs for each token and address, and does not contain the token.
@Suite struct AccountNameTests {
  private func backend(
    _ token: TokenSource, at place: String = "https://api.example/v1"
  ) throws -> LiveBackend {
    let endpoint = try Endpoint(place)
    return try LiveSample.backend(ScriptedTransport(Reply("200 OK", LiveSample.goodJSON))) {
      $0.token = token
      $0.endpoint = endpoint
    }
  }

  private func account(
    _ token: String, at place: String = "https://api.example/v1"
  ) throws -> String {
    try backend(.token(APIToken(token)), at: place).account()
  }

  @Test func accountDiffersByTokenAndAddress() throws {
    let (one, other) = ("https://api.example/v1", "https://api.example/v2")
    #expect(try account("a", at: one) == account("a", at: one))
    let all = try [one, other].flatMap { place in
      try ["a", "b", "ab"].map { try account($0, at: place) }
    }
    #expect(Set(all).count == 6)
  }

  @Test func accountDoesNotContainTheToken() throws {
    let account = try account("deadbeef")
    #expect(!account.contains("deadbeef"))
    #expect(account.utf8.count == 32)
  }

  @Test func localServerNeedsNoToken() throws {
    let none = try backend(.none, at: "http://127.0.0.1:8080/v1").account()
    #expect(try none == backend(.none, at: "http://127.0.0.1:8080/v1").account())
    #expect(try none != account("a", at: "http://127.0.0.1:8080/v1"))
  }

  /// The account name fails with the same error as a request.
  @Test(arguments: [TokenSource.none, .command("false"), .file("/no/such/file")])
  func missingTokenIsTheRequestsFailure(source: TokenSource) async throws {
    let backend = try backend(source)
    let failure = try #require(await backend.failure(of: try LiveSample.request()))
    #expect(throws: failure) { try backend.account() }
  }

  @Test func aCommandIsRunOnceForAllThatNeedIt() async throws {
    let place = TemporaryPlace()
    let backend = try backend(.command("sh -c 'echo x >> \(place.path); echo token'"))
    #expect((try? place.text()) == nil)
    for _ in 0..<2 { _ = try backend.account() }
    _ = await backend.failure(of: try LiveSample.request())
    #expect(try place.text() == "x\n")
  }
}
