import Testing

@testable import PQLive

@Suite struct TokenWarningTests {
  @Test(arguments: [
    ("demo-token", nil), (LiveSample.secret, nil), ("eyJhbGciOi.J9$x", nil), ("12345678", nil),
    ("1234567", TokenWarning.short), ("YOUR_AUTH_TOKEN", .placeholder),
    ("your-token", .placeholder),
    ("<the-token>", .placeholder), ("$PEER5_AUTH_TOKEN", .placeholder), ("{{token}}", .placeholder),
    ("'0123456789'", .quoted), ("\"0123456789\"", .quoted),
  ])
  func suspiciousTokenHasAWarning(text: String, doubt: TokenWarning?) throws {
    #expect(TokenWarning(try APIToken(text)) == doubt)
  }

  /// The text of the warning does not contain the token.
  @Test func warningDoesNotContainTheToken() throws {
    let doubt = try #require(TokenWarning(try APIToken("YOUR-5f3a")))
    #expect(!"\(doubt)".contains("5f3a"))
  }
}
