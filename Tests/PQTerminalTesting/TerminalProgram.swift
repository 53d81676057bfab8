import Foundation

/// A program that runs on a terminal, which is its own.
public final class TerminalProgram {
  /// The terminal.
  public let terminal: PseudoTerminal
  let process: pid_t
  private var status: Int32?

  /// Starts a program.
  public init(
    _ command: [String], environment: [String: String], on terminal: PseudoTerminal
  ) throws {
    self.terminal = terminal
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    // The first terminal that a leader of a session opens is its own.
    posix_spawn_file_actions_addopen(&files, 0, terminal.path, O_RDWR, 0)
    for stream in [Int32(1), 2] { posix_spawn_file_actions_adddup2(&files, 0, stream) }
    var attributes = Self.attributes
    defer { posix_spawnattr_destroy(&attributes) }
    var arguments = command.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process = pid_t()
    let code = posix_spawn(&process, command[0], &files, &attributes, &arguments, &variables)
    guard code == 0 else {
      let reason = String(cString: strerror(code))
      throw PseudoTerminal.NeverSeen(description: "\(command[0]) does not start: \(reason)")
    }
    self.process = process
  }

  private static var attributes: posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var (all, none) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    let ownSession: Int32 = 0x80
    posix_spawnattr_setflags(
      &attributes, Int16(ownSession | Int32(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK)))
    return attributes
  }

  deinit {
    guard status == nil else { return }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  /// Waits for the end; returns the exit status, or 128 and the signal.
  public func end(within time: Duration = .seconds(60)) throws -> Int32 {
    var raw: Int32 = 0
    try terminal.wait(for: "the end of the program", within: time) {
      waitpid(process, &raw, WNOHANG) == process
    }
    while terminal.pump(0) {}
    let signal = raw & 0x7F
    status = signal == 0 ? (raw >> 8) & 0xFF : 128 + signal
    return status ?? 0
  }

  /// Sends a signal.
  public func send(_ signal: Int32) { kill(process, signal) }
}
