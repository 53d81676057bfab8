import Foundation
import Testing

@testable import PQLive

/// The origin of a token.
@Suite struct TokenDiscoveryTests {
  private func told(_ source: TokenSource) -> String {
    switch source.discover() {
    case .found(_, let doubt, let origin): doubt.map { "\(origin), \($0)" } ?? origin
    case .failed(let failure, let origin): "\(origin): \(failure)"
    case .nothing: "nothing"
    }
  }

  private func place(_ text: String, mode: Int) throws -> TemporaryPlace {
    let place = try TemporaryPlace(file: text)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: place.path)
    return place
  }

  @Test func originOfTokenIsNamed() throws {
    let file = try place(LiveSample.secret, mode: 0o600)
    #expect(told(.file(file.path)) == "token_file \(file.path)")
    #expect(told(.command("echo '\(LiveSample.secret)'")) == "token_command echo")
    #expect(told(.none) == "nothing")
  }

  @Test func firstSourceWithATokenIsUsed() throws {
    let source = TokenSource.firstOf([.none, .command("echo 0123456789"), .file("/no/file")])
    #expect(told(source) == "token_command echo")
    #expect(told(.firstOf([])) == "nothing")
  }

  @Test func failedSourceEndsSearch() throws {
    let source = TokenSource.firstOf([.none, .file("/no/file"), .command("echo 0123456789")])
    #expect(told(source).hasPrefix("token_file /no/file: "))
  }

  @Test(arguments: [0o640, 0o604, 0o644])
  func aFileThatOthersCanReadIsDoubtful(mode: Int) throws {
    let file = try place(LiveSample.secret, mode: mode)
    #expect(told(.file(file.path)).contains("others than you can read"))
  }
}
