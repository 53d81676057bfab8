import Testing

@testable import PQLive

@Suite struct RedactorTests {
  private func clean(_ text: String, _ secret: String = "s3cret-token-value") throws -> String {
    Redactor(try Token(secret)).clean(text)
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
  func itIsTakenOutHoweverItIsWritten(text: String) throws {
    #expect(try clean("see \(text)!", #"a/b\c%d"e-f"#) == "see (token)!")
  }

  @Test(arguments: ["100%", "%2", "%zz", "\\", #"\u00"#, #"\u1234"#, "%2F%2F", "a/b"])
  func whatIsWrittenLikeNothingStays(text: String) throws {
    #expect(try clean(text, #"a/b\c%d"e-f"#) == text)
  }

  @Test func whatOnlyLooksLikeItStays() throws {
    #expect(try clean("the token value is secret") == "the token value is secret")
  }

  @Test func aShortTokenIsTakenOutWhole() throws {
    #expect(try clean("a pin 4711, not 471", "4711") == "a pin (token), not 471")
  }

  @Test func withoutATokenNothingChanges() {
    #expect(Redactor(nil).clean("anything") == "anything")
  }
}
