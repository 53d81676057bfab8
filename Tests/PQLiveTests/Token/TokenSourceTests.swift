import Foundation
import Testing

@testable import PQLive

@Suite struct TokenSourceTests {
  private func bytes(_ source: TokenSource) throws -> String? {
    try source.token()?.reveal { String(decoding: $0, as: UTF8.self) }
  }

  @Test func tokenIsReadFromTheEnvironment() throws {
    setenv(TokenSource.variable, "from-environment", 1)
    #expect(try bytes(.environment) == "from-environment")
    setenv(TokenSource.variable, "", 1)
    #expect(try bytes(.environment) == nil)
    unsetenv(TokenSource.variable)
    #expect(try bytes(.environment) == nil)
  }

  @Test func tokenIsReadFromAFile() throws {
    let place = try TemporaryPlace(file: "from-file\n")
    #expect(try bytes(.file(place.path)) == "from-file")
  }

  @Test func firstSourceWithATokenIsUsed() throws {
    #expect(try bytes(.firstOf([.none, .command("echo first"), .file("/no/file")])) == "first")
    #expect(try bytes(.firstOf([.none, .none])) == nil)
    #expect(throws: TokenFailure.self) {
      try TokenSource.firstOf([.file("/no/file"), .command("echo second")]).token()
    }
  }

  @Test func aFileThatIsMissingIsNamed() {
    let failure = TokenFailure.unreadableFile(
      path: "/no/file", reason: "No such file or directory")
    #expect(throws: failure) { try TokenSource.file("/no/file").token() }
    #expect(throws: TokenFailure.self) { try TokenSource.file("/tmp").token() }
  }

  /// The file is read only up to the maximum length of a token.
  @Test func aFileThatIsTooLargeIsNoToken() {
    #expect(throws: TokenFailure.self) { try TokenSource.file("/dev/zero").token() }
  }

  @Test func tokenIsReadFromACommand() throws {
    #expect(try bytes(.command("printf %s-%s from \"command\"")) == "from-command")
    #expect(try bytes(.command("/bin/sh -c 'echo $0-$1' a b")) == "a-b")
  }

  /// Characters that are special in a shell are plain text.
  @Test func noShellRunsACommand() throws {
    #expect(try bytes(.command("echo $HOME;id|cat")) == "$HOME;id|cat")
  }

  @Test func aCommandHasNoInput() throws {
    #expect(throws: TokenFailure.empty) { try TokenSource.command("cat").token() }
  }

  @Test func aCommandThatFailsIsNamed() {
    #expect(throws: TokenFailure.failedProgram("false", status: 1)) {
      try TokenSource.command("false").token()
    }
    let failure = TokenFailure.noProgram(
      "no-such-program", reason: "No such file or directory")
    #expect(throws: failure) { try TokenSource.command("no-such-program --secret x").token() }
    #expect(throws: TokenFailure.failedProgram("sh", status: 137)) {
      try TokenSource.command("sh -c 'echo secret; kill -9 $$'").token()
    }
    #expect(throws: TokenFailure.badCommand) { try TokenSource.command("echo 'open").token() }
    #expect(throws: TokenFailure.badCommand) { try TokenSource.command(" ").token() }
  }

  @Test func aCommandThatTakesTooLongIsEnded() throws {
    let command = try TokenCommand("sleep 60", timeLimit: .milliseconds(100))
    #expect(throws: TokenFailure.slowProgram("sleep", after: .milliseconds(100))) {
      try command.output()
    }
  }

  @Test func endlessOutputFails() throws {
    #expect(throws: TokenFailure.tooLong) { try TokenSource.command("yes").token() }
  }

  @Test func aCancelledCommandIsEnded() async throws {
    let task = Task { () -> TokenFailure? in
      do throws(TokenFailure) {
        _ = try TokenSource.command("sleep 60").token()
        return nil
      } catch {
        return error
      }
    }
    try await Task.sleep(for: .milliseconds(20))
    task.cancel()
    #expect(await task.value == .cancelled)
  }

  @Test func tokenIsFetchedOnce() throws {
    let place = TemporaryPlace()
    let keeper = TokenCache(.command("sh -c 'echo x >> \(place.path); echo token'"))
    for _ in 0..<3 { _ = try keeper.token() }
    #expect(try place.text() == "x\n")
  }
}
