import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// `\e` on a terminal, with scripts instead of an editor.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct EditorCommandTests {
  /// Returns commands that change the text with an expression of `sed` and replace the file.
  private static func edit(_ expression: String) -> String {
    "sed \(expression) \"$2\" > \"$2.new\"; mv \"$2.new\" \"$2\""
  }

  private func rig(_ script: String, home: TemporaryFolder = TemporaryFolder()) throws -> ShellRig {
    // The script is read by `sh` and not run itself: a file that was just written may be busy.
    try home.write(script, to: "my editor")
    let path = home.url.appending(path: "my editor").path
    try FileManager.default.createDirectory(
      at: home.url.appending(path: "tmp"), withIntermediateDirectories: true)
    return try ShellRig(
      environment: [
        "VISUAL": "sh '\(path)' --wait", "EDITOR": "/bin/false", "TMPDIR": home.url.path + "/tmp",
      ], rows: 40, columns: 160, home: home)
  }

  private func expectDraft(_ shell: ShellRig, _ text: String) throws {
    try shell.terminal.expect("the text at the prompt") { $0.text.hasSuffix("demo> \(text)") }
  }

  private func leftovers(_ shell: ShellRig) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: shell.home.path + "/tmp")
  }

  @Test func theLastTextIsEditedAndStandsAtThePrompt() throws {
    let shell = try rig("echo \"$1\"; ls -l \"$2\" | cut -c1-10; " + Self.edit("s/1h/2h/"))
    try shell.type("SELECT http\rLAST 1h EVERY 1h;\r", until: "1 row from 1 request")
    try shell.type("\\e\r", until: "--wait\n-rw-------\n")
    try expectDraft(shell, "SELECT http\n  ..> LAST 2h EVERY 1h;")
    #expect(try leftovers(shell) == [])
    try shell.type("\r", until: "2 rows from 1 request")
  }

  @Test func withoutATextTheEditorStartsEmpty() throws {
    let shell = try rig("cat \"$2\"; case $2 in *.pq) echo 'SELECT p2p LAST 1h;' > \"$2\";; esac")
    shell.terminal.type("\\e\r")
    try expectDraft(shell, "SELECT p2p LAST 1h;")
  }

  @Test func theEditorReadsTheKeys() throws {
    let shell = try rig("echo ready; read line; echo \"$line\" > \"$2\"")
    try shell.type("\\e\r", until: "ready")
    shell.terminal.type("SHOW LIMITS;\r")
    try expectDraft(shell, "SHOW LIMITS;")
    try shell.type("\r", until: "dimensions in BY")
  }

  /// Ctrl-C ends the editor but never the shell.
  @Test func controlCEndsTheEditorOnly() throws {
    let shell = try rig("echo ready; exec sleep 1000")
    try shell.type("\\e\r", until: "ready")
    try shell.type("\u{3}", until: "the editor sh ended with status 130, so nothing was taken over")
    try shell.expectPrompt()
    #expect(try leftovers(shell) == [])
  }

  @Test func aFileIsRunAfterwards() throws {
    let home = TemporaryFolder()
    try home.write("SELECT htpp LAST 1h;", to: "a b.pq")
    let shell = try rig(Self.edit("s/htpp/http/"), home: home)
    let path = home.url.path + "/a b.pq"
    shell.terminal.type("\\e '~/a b.pq'\r")
    try expectDraft(shell, "\\i '\(path)'")
    try shell.type("\r", until: "16.1")
    try shell.expectPrompt()
    // Without a name, `\e` opens the same file again.
    shell.terminal.type("\\e\r")
    try expectDraft(shell, "\\i '\(path)'")
  }

  @Test(arguments: [
    (": > \"$2\"", "the text is empty; nothing was taken over"),
    ("touch \"$2\"", "the text is what it was; Up brings it back"),
    ("rm \"$2\"", "No such file or directory"),
    ("exit 3", "the editor sh ended with status 3, so nothing was taken over"),
  ])
  func unchangedOrFailedEditsKeepTheText(script: String, message: String) throws {
    let shell = try rig(script)
    try shell.type("SHOW METRICS;\r", until: "rebuffered")
    try shell.type("\\e\r", until: message)
    try shell.expectPrompt()
    #expect(try leftovers(shell) == [])
  }

  @Test func bytesThatAreNoTextAreShownAsSuch() throws {
    let shell = try rig("printf 'SHOW \\377;' > \"$2\"")
    shell.terminal.type("\\e\r")
    try expectDraft(shell, "SHOW \u{FFFD};")
  }

  @Test func anEditorThatIsNotThere() throws {
    let shell = try ShellRig(environment: ["EDITOR": "no-such-editor -x"], columns: 160)
    try shell.type(
      "\\e\r",
      until: "cannot run the editor no-such-editor (No such file or directory); set EDITOR")
    try shell.type("\\e a b\r", until: "write \\e [FILE]: ")
    let other = try ShellRig(
      environment: ["EDITOR": "/bin/false", "TMPDIR": "/no/such"], columns: 160)
    try other.type("\\e\r", until: "cannot write in /no/such: No such file or directory")
  }
}
