import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// A conversation ends while the terminal belongs to the shell that started it.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct BackgroundJobTests {
  private let home = TemporaryFolder()
  private let terminal: PseudoTerminal
  private let bash: TerminalProgram

  init() throws {
    terminal = try PseudoTerminal()
    bash = try TerminalProgram(
      ["/bin/bash", "--norc", "--noprofile", "-i"],
      environment: ShellRig.variables(home.url, ["PS1": "$ ", "NO_COLOR": "1"]), on: terminal)
    try terminal.expect("a shell") { $0.line($0.row) == "$" }
  }

  /// Starts `pq` in the background, and returns its process number.
  private func start() throws -> pid_t {
    terminal.type("\(Project.programs.appending(path: "pq").path) & echo id=$!=\r")
    var process: pid_t?
    try terminal.expect("the number of a process") {
      process = $0.text.firstMatch(of: /id=(\d+)=/).flatMap { pid_t($0.1) }
      return process != nil
    }
    return try #require(process)
  }

  /// Ends the job. One signal is enough, at any moment.
  private func end(_ process: pid_t) throws {
    terminal.type("kill %1\r")
    try terminal.wait(for: "the end of the job") { hasEnded(process) }
    terminal.type("stty -a | grep -c ' icanon.* echo ' | sed s/1/in-order/\r")
    try terminal.expect("in-order")
  }

  /// Returns true if a process has ended. bash may not notice it: under load, bash 5.2 takes a
  /// process that continues and ends at once for a stopped one, and does not release its number.
  private func hasEnded(_ process: pid_t) -> Bool {
    guard kill(process, 0) == 0 else { return true }
    let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return state?.contains(") Z ") ?? false
  }

  /// The job is ended at any point of its start, also on a terminal where background jobs may not
  /// write.
  @Test(arguments: [0, 50, 100, 300, 1000, 2000], ["tostop", "-tostop"])
  func inTheBackgroundFromTheStart(milliseconds: Int, mode: String) throws {
    terminal.type("stty \(mode)\r")
    let process = try start()
    usleep(UInt32(milliseconds) * 1000)
    try end(process)
  }

  /// The shell keeps the keys and the modes of the terminal until it brings the job to the
  /// foreground.
  @Test func waitsInTheBackground() throws {
    let process = try start()
    try bringToForeground()
    terminal.type("SHOW ME\u{1A}")
    try terminal.expect("a shell again") { $0.line($0.row) == "$" }
    terminal.type("bg\r")
    terminal.type("echo typed | tr a-z A-Z\r")
    try terminal.expect("TYPED")
    terminal.type("fg\r")
    try terminal.expect("the text again") { $0.line($0.row) == "demo> SHOW ME" }
    terminal.type("TRICS;\r")
    try terminal.expect("5 rows in ")
    kill(process, SIGTERM)
    try terminal.expect("a shell in the end") { $0.line($0.row) == "$" }
  }

  private func bringToForeground() throws {
    terminal.type("fg %1\r")
    try terminal.expect("a prompt") { $0.line($0.row) == "demo>" }
  }

  /// The shell that started it has ended, so it cannot give the terminal back.
  @Test func endsWhenItsShellHasGone() throws {
    terminal.type("bash --norc --noprofile -i\r")
    let process = try start()
    terminal.type("exit\r")
    try terminal.wait(for: "the end of the job") { hasEnded(process) }
  }

  /// After SIGSTOP it cannot give the terminal back; after SIGTSTP it has a little time.
  @Test(arguments: [SIGSTOP, SIGTSTP])
  func stoppedAtThePrompt(signal: Int32) throws {
    let process = try start()
    try bringToForeground()
    terminal.type("SELECT")
    try terminal.expect("demo> SELECT")
    kill(process, signal)
    try terminal.expect("a shell again") { $0.line($0.row) == "$" }
    try end(process)
  }
}
