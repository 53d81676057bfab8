import Testing

@testable import PQLive

@Suite struct RedactorTests {
  private func clean(_ text: String, _ secret: String = "s3cret-token-value") throws -> String {
    Redactor(try APIToken(secret)).clean(text)
  }

  @Test func theTokenIsTakenOut() throws {
    #expect(try clean("bad token s3cret-token-value!") == "bad token (token)!")
    #expect(try clean("s3cret-token-values3cret-token-value") == "(token)(token)")
  }

  @Test func piecesAreTakenOut() throws {
    #expect(try clean("cut at s3cret-tok...") == "cut at (token)...")
    #expect(try clean("...oken-value") == "...(token)")
  }

  @Test(arguments: [
    "a%2Fb%5cc%25d%22e-f", "%61%2f%62%5C%63%25%64%22%65%2d%66", #"a\/b\\c%d\"e-f"#,
    #"a\u002fb\u005Cc%d\u0022\u0065-f"#, #"A/B\C%D"E-F"#,
  ])
  func everyEncodingOfTheTokenIsRedacted(text: String) throws {
    #expect(try clean("see \(text)!", #"a/b\c%d"e-f"#) == "see (token)!")
  }

  @Test(arguments: ["100%", "%2", "%zz", "\\", #"\u00"#, #"\u1234"#, "%2F%2F", "a/b"])
  func incompleteEscapesStay(text: String) throws {
    #expect(try clean(text, #"a/b\c%d"e-f"#) == text)
  }

  @Test func commonWordsStay() throws {
    #expect(try clean("the token value is secret") == "the token value is secret")
  }

  /// Well-known names are not replaced, even if the token consists of them.
  @Test(arguments: ["demo-token", "my-auth-token", "auth-token", "peer5_auth_token_1"])
  func wellKnownNamesStay(secret: String) throws {
    let text = "The header X-Auth-Token is missing; try $PEER5_AUTH_TOKEN, or another-token."
    #expect(try clean(text, secret) == text)
    #expect(try clean("is \(secret)1 right?", secret) != "is \(secret)1 right?")
  }

  @Test func shortPiecesStay() throws {
    #expect(try clean("an access-token, or demo-t", "demo-token") == "an access-token, or (token)")
    #expect(try clean("export it", "export-me-2") == "export it")
  }

  /// At the end of a cut text, half of the token is enough to be replaced.
  @Test(arguments: [
    ("no abcde", "no (token)"), ("no abcde...", "no (token)..."), ("no abcd", "no abcd"),
    ("no abcde!", "no abcde!"), ("fghij", "fghij"), ("no abcdefgh!", "no (token)!"),
    ("no cdefghij!", "no (token)!"),
  ])
  func halfTokenAtACutIsRedacted(text: String, expected: String) throws {
    #expect(try clean(text, "abcdefghij") == expected)
  }

  @Test(arguments: [
    ("a pin 4711, not 471 or 47110", "a pin (token), not 471 or 47110"),
    ("x=%224711%22", "x=%22(token)%22"), ("\\u00224711\\u0022", "\\u0022(token)\\u0022"),
    ("a\\n4711", "a\\n(token)"), ("4711", "(token)"), ("a-4711", "a-4711"),
  ])
  func aShortTokenIsTakenOutAsAWord(text: String, expected: String) throws {
    #expect(try clean(text, "4711") == expected)
  }

  @Test(arguments: [
    ("a bad day, an apple", "a bad day, an apple"), ("a", "(token)"), ("A", "(token)"),
    ("{\"a\": 1}", "{\"(token)\": 1}"), ("the token 'a'.", "the token '(token)'."),
    ("the token 'a\".", "the token 'a\"."),
  ])
  func aTokenOfOneLetterIsTakenOutAsAValue(text: String, expected: String) throws {
    #expect(try clean(text, "a") == expected)
  }

  /// A header name keeps pieces of the token, but the whole token is replaced.
  @Test func namesLoseTheWholeTokenOnly() throws {
    let redactor = Redactor(try APIToken("content-type-9"))
    #expect(redactor.cleanName("content-type") == "content-type")
    #expect(redactor.cleanName("x-content-type-9") == "x-(token)")
    let other = Redactor(try APIToken("content-type:9"))
    #expect(other.cleanName("content-type") == "(token)")
    #expect(other.cleanName("content-type-options") == "content-type-options")
  }

  @Test func withoutATokenNothingChanges() {
    #expect(Redactor(nil).clean("anything") == "anything")
  }
}
