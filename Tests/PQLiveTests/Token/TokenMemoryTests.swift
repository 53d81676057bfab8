import Foundation
import Testing

@testable import PQLive

@Suite struct TokenMemoryTests {
  @Test func rememberedTokensAreFound() throws {
    let memory = TokenMemory()
    #expect(!memory.isShown(in: "SELECT 'abc-123';"))
    memory.add(try APIToken("xyz"))
    memory.add(try APIToken("abc-123"))
    for text in ["SELECT 'abc-123';", "abc-123", "xyz\u{301}", "\nxxyz"] {
      #expect(memory.isShown(in: text))
    }
    for text in ["", "SELECT 'abc-12';", "ABC-123", "x yz"] {
      #expect(!memory.isShown(in: text))
    }
  }

  /// A token file is read at once. A token command runs only when the token is needed.
  @Test func aFileIsLearned() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "pq-\(UUID().uuidString)")
    try Data("f1le-t0ken\n".utf8).write(to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    let memory = TokenMemory()
    memory.learn(from: .firstOf([.command("echo pr0gram"), .file(place.path), .file("/no/such")]))
    #expect(memory.isShown(in: "SELECT 'f1le-t0ken';"))
    #expect(!memory.isShown(in: "SELECT 'pr0gram';"))
  }

  /// A value after the name of the header or variable counts as a token, even if it is unknown.
  @Test(arguments: [
    "X-Auth-Token: abc", "curl -H 'x-auth-token:abc'", "\"X-Auth-Token\": \"abc\"",
    "PEER5_AUTH_TOKEN=abc", "export PEER5_AUTH_TOKEN = 'abc'", "日 X-AUTH-TOKEN\t: abc",
  ])
  func valueAfterTokenNameIsAToken(text: String) {
    #expect(TokenMemory().isShown(in: text))
  }

  @Test(arguments: [
    "SET token_file = '~/token';", "SET token_command = 'pass peer5';", "x-auth-token",
    "SELECT http -- needs PEER5_AUTH_TOKEN", "auth-token: abc",
  ])
  func mentionOfTokenNameIsNotAToken(text: String) {
    #expect(!TokenMemory().isShown(in: text))
  }

  /// The token of a command is remembered after its first use.
  @Test func fetchedTokenIsRemembered() throws {
    let memory = TokenMemory()
    let keeper = TokenCache(.command("echo from-a-program"), memory)
    #expect(!memory.isShown(in: "from-a-program"))
    _ = try keeper.token()
    #expect(memory.isShown(in: "from-a-program"))
  }
}
