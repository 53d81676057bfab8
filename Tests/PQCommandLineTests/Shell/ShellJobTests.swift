import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// A conversation that is ended while the terminal belongs to the shell that has started it.
@Suite(.timeLimit(.minutes(2))) struct ShellJobTests {
  private let home = TemporaryHome()
  private let terminal: PseudoTerminal
  private let bash: TerminalProgram

  init() throws {
    terminal = try PseudoTerminal()
    bash = try TerminalProgram(
      ["/bin/bash", "--norc", "--noprofile", "-i"],
      environment: ShellRig.variables(home.url, ["PS1": "$ ", "NO_COLOR": "1"]), on: terminal)
    try terminal.expect("a shell") { $0.line($0.row) == "$" }
  }

  /// Starts `pq` in the background; returns its number.
  private func start() throws -> pid_t {
    terminal.type("\(Project.programs.appending(path: "pq").path) & echo id=$!=\r")
    var process: pid_t?
    try terminal.expect("the number of a process") {
      process = $0.text.firstMatch(of: /id=(\d+)=/).flatMap { pid_t($0.1) }
      return process != nil
    }
    return try #require(process)
  }

  /// Ends the job, which must not take more than a user who tries again. A shell lets only a job go on
  /// that it knows to be stopped, and this one may stop at the very moment of the first `kill`.
  private func end(_ process: pid_t) throws {
    for _ in 0..<5 where kill(process, 0) == 0 {
      terminal.type("kill %1\r")
      try? terminal.wait(for: "the end of the job", within: .seconds(5)) { kill(process, 0) != 0 }
    }
    #expect(kill(process, 0) != 0)
    terminal.type("stty -a | grep -c ' icanon.* echo ' | sed s/1/in-order/\r")
    try terminal.expect("in-order")
  }

  /// However far its start has got. (Once the prompt is there, and the machine is busy, the system can
  /// stop the process again before it has handled the signal; that is not tested.)
  @Test(arguments: [0, 50, 100, 300])
  func inTheBackgroundFromTheStart(milliseconds: Int) throws {
    let process = try start()
    usleep(UInt32(milliseconds) * 1000)
    try end(process)
  }

  /// A signal that stops it leaves it no time to give the terminal back.
  @Test(arguments: [SIGSTOP, SIGTSTP])
  func stoppedAtThePrompt(signal: Int32) throws {
    let process = try start()
    terminal.type("fg %1\r")
    try terminal.expect("a prompt") { $0.line($0.row) == "demo>" }
    terminal.type("SELECT")
    try terminal.expect("demo> SELECT")
    kill(process, signal)
    try terminal.expect("a shell again") { $0.line($0.row) == "$" }
    try end(process)
  }
}
