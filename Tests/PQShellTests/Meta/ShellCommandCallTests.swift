import Testing

@testable import PQShell

/// The command and the arguments of a line that begins with a backslash.
@Suite struct MetaCallTests {
  @Test(arguments: [
    ("\\?", "?", []), ("\\format csv", "format", ["csv"]), (" \\format  csv ; ", "format", ["csv"]),
    ("\\q;", "q", []), ("\\o a b;", "o", ["a", "b"]), ("\\", "", []),
  ])
  func commands(line: String, name: String, arguments: [String]) {
    let call = MetaCall(line)
    #expect(call?.name == name)
    #expect(call?.arguments == arguments)
  }

  @Test(arguments: ["", "SELECT \\d", "quit"])
  func otherLinesAreNotCalls(line: String) {
    #expect(MetaCall(line) == nil)
  }

  @Test func everyCommandHasItsOwnNames() {
    let names = MetaCommands.all.flatMap { $0.names }
    #expect(Set(names).count == names.count)
  }
}
