import Testing

@testable import PQShell

/// The command and the arguments of a line that begins with a backslash.
@Suite struct ShellCommandCallTests {
  @Test(arguments: [
    ("\\?", "?", []), ("\\format csv", "format", ["csv"]), (" \\format  csv ; ", "format", ["csv"]),
    ("\\q;", "q", []), ("\\o a b;", "o", ["a", "b"]), ("\\", "", []),
  ])
  func commands(line: String, name: String, arguments: [String]) {
    let call = ShellCommandCall(line)
    #expect(call?.name == name)
    #expect(call?.arguments == arguments)
  }

  @Test(arguments: ["", "SELECT \\d", "quit"])
  func otherLinesAreNotCalls(line: String) {
    #expect(ShellCommandCall(line) == nil)
  }

  @Test func everyCommandHasItsOwnNames() {
    let names = ShellCommands.all.flatMap { $0.names }
    #expect(Set(names).count == names.count)
  }
}
