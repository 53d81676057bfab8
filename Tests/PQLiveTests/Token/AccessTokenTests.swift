import Foundation
import Testing

@testable import PQLive

/// A token can be sent, but no description shows it.
@Suite struct AccessTokenTests {
  private struct Holder {
    let token: APIToken
    let optional: APIToken?
    let request: HTTPRequest
    let settings: LiveSettings
  }

  @Test func noDescriptionShowsTheToken() throws {
    let token = try APIToken(LiveSample.secret)
    let holder = Holder(
      token: token, optional: token,
      request: HTTPRequest(url: "x", headers: [.init("X-Auth-Token", secret: token)]),
      settings: try LiveSample.settings())
    var dumped = ""
    dump(holder, to: &dumped)
    let texts = [
      "\(token)", String(describing: token), String(reflecting: token), "\(holder)",
      String(reflecting: holder), "\([token])", "\(["x": token])", dumped,
      "\(Mirror(reflecting: token).children.map { "\($0)" })",
      "\(LiveBackend(try LiveSample.settings()))", "\(TokenSource.token(token))",
    ]
    for text in texts { #expect(!text.contains(LiveSample.secret.prefix(6)), "\(text)") }
  }

  @Test(arguments: ["abc", " abc\n", "\r\n\tabc \r\n"])
  func spaceAroundItDoesNotCount(text: String) throws {
    #expect(try APIToken(text).reveal { $0 } == Array("abc".utf8))
  }

  @Test(arguments: [
    ("", TokenFailure.empty), (" \n", .empty), ("a b", .unprintable),
    ("a\r\nX-Evil: 1", .unprintable), ("schlüssel", .unprintable), ("a\0", .unprintable),
    (String(repeating: "x", count: 8193), .tooLong),
  ])
  func invalidHeaderValuesAreRefused(text: String, failure: TokenFailure) {
    #expect(throws: failure) { try APIToken(text) }
  }
}
