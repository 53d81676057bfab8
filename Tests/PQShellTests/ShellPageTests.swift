import PQTestSupport
import Testing

@testable import PQShell

/// The conversations in `grammar/shell.md` run as printed.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct ShellPageTests {
  static let conversations = (try? read()) ?? []

  @Test(arguments: conversations)
  func conversationsRunAsPrinted(text: String) throws {
    let replayed = try ShellTranscript(text: text).replayed()
    #expect(ShellTranscript.timeless(replayed) == ShellTranscript.timeless(text))
  }

  @Test func areThere() { #expect(Self.conversations.count >= 5) }

  /// The table of the page has a line for each command.
  @Test func knowsEveryCommand() throws {
    let page = try Project.text("grammar/shell.md")
    for command in ShellCommands.all {
      #expect(page.contains("| `\(command.form.replacing("|", with: "\\|"))` |"))
    }
  }

  private static func read() throws -> [String] {
    try Project.text("grammar/shell.md").matches(of: /```shell\n(.+?)```/.dotMatchesNewlines())
      .map { String($0.1) }
  }
}
