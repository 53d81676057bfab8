import Foundation
import PQTerminalTesting
import PQTestSupport

/// `pq` on a terminal, in a home of its own.
final class ShellRig {
  let terminal: PseudoTerminal
  let program: TerminalProgram
  /// The folder that is the user's home, gone with the rig.
  let home: URL

  /// Starts a shell and waits for its prompt.
  ///
  /// - Parameters:
  ///   - environment: variables beside the usual ones; an empty value takes one away.
  ///   - empty: variables that are set to nothing.
  ///   - home: a home that somebody else made, and takes away.
  init(
    _ arguments: [String] = [], environment: [String: String] = [:], empty: [String] = [],
    rows: Int = 24, columns: Int = 80, home: TemporaryFolder = TemporaryFolder(),
    prompt: String = "demo>"
  ) throws {
    self.home = home.url
    keeper = home
    terminal = try PseudoTerminal(rows: rows, columns: columns)
    program = try TerminalProgram(
      [Project.programs.appending(path: "pq").path] + arguments,
      environment: Self.variables(home.url, environment)
        .merging(empty.map { ($0, "") }) { $1 }, on: terminal)
    try terminal.expect("the first prompt") { $0.line($0.row).hasPrefix(prompt) }
  }

  private let keeper: TemporaryFolder

  /// A locale that the system has, in UTF-8.
  #if canImport(Darwin)
    static let utf8Locale = "en_US.UTF-8"
  #else
    static let utf8Locale = "C.UTF-8"
  #endif

  static func variables(_ home: URL, _ more: [String: String] = [:]) -> [String: String] {
    let usual = [
      "TERM": "xterm-256color", "LANG": utf8Locale, "HOME": home.path, "PATH": "/usr/bin:/bin",
      // A crash is told by its status.
      "SWIFT_BACKTRACE": "enable=no",
      // On macOS, bash greets with the advice to use another shell.
      "BASH_SILENCE_DEPRECATION_WARNING": "1",
    ]
    return usual.merging(more) { $1 }.filter { !$0.value.isEmpty }
  }

  var screen: Screen { terminal.screen }

  /// Types keys, and waits until a text is on the screen.
  func type(_ keys: String, until text: String) throws {
    terminal.type(keys)
    try terminal.expect(text)
  }

  /// Waits until there is a prompt with nothing behind it.
  func expectPrompt(_ prompt: String = "demo>") throws {
    try terminal.expect("a prompt") { $0.line($0.row) == prompt }
  }

  var history: String? {
    try? String(contentsOf: home.appending(path: ".local/state/pq/history"), encoding: .utf8)
  }
}
