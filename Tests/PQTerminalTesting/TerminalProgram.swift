import CPseudoTerminal
import Foundation

/// A program that runs on its own terminal.
public final class TerminalProgram {
  /// The terminal of the program.
  public let terminal: PseudoTerminal
  let process: pid_t
  private var status: Int32?

  /// Starts a program on a terminal.
  ///
  /// - Throws: `PseudoTerminal.NeverSeen` if the program does not start.
  public init(
    _ command: [String], environment: [String: String], on terminal: PseudoTerminal
  ) throws {
    self.terminal = terminal
    let arguments = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process = pid_t()
    let code = cpty_start(arguments, variables, terminal.path, &process)
    guard code == 0 else {
      let reason = String(cString: strerror(code))
      throw PseudoTerminal.NeverSeen(description: "\(command[0]) does not start: \(reason)")
    }
    self.process = process
  }

  deinit {
    guard status == nil else { return }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  /// Waits for the end of the program.
  ///
  /// - Returns: The exit status, or 128 plus the number of the signal that ended it.
  /// - Throws: `PseudoTerminal.NeverSeen` after the timeout.
  public func end(within time: Duration = .seconds(60)) throws -> Int32 {
    try terminal.wait(for: "the end of the program", within: time) { hasEnded }
    while terminal.pump(0) {}
    return status ?? 0
  }

  /// True if the program has ended.
  public var hasEnded: Bool {
    var raw: Int32 = 0
    guard status == nil, waitpid(process, &raw, WNOHANG) == process else { return status != nil }
    let signal = raw & 0x7F
    status = signal == 0 ? (raw >> 8) & 0xFF : 128 + signal
    return true
  }

  /// Waits until the program has read all keys, has written its response and waits for more keys, or
  /// until it has ended.
  ///
  /// - Throws: `PseudoTerminal.NeverSeen` after a minute.
  public func settle() throws {
    var quiet = 0
    try terminal.wait(for: "a program that waits for keys") {
      let isQuiet = terminal.unreadKeys == 0 && isAsleep && !terminal.pump(0)
      quiet = isQuiet ? quiet + 1 : 0
      // A key may be the start of a sequence, and the program waits a moment for the rest. It waits
      // longer for the rest of a character.
      return quiet >= (terminal.endsInsideCharacter ? 20 : 4) || hasEnded
    }
  }

  /// True if no thread of the program is running, or if the system does not report it.
  private var isAsleep: Bool {
    let folder = "/proc/\(process)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return threads.allSatisfy { thread in
      let line = try? String(contentsOfFile: "\(folder)/\(thread)/stat", encoding: .utf8)
      // The state follows the name of the thread, which is in parentheses.
      return line?.split(separator: ")").last?.hasPrefix(" S") ?? true
    }
  }

  /// Sends a signal to the program.
  public func send(_ signal: Int32) { kill(process, signal) }
}
