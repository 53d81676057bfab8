import Foundation
import PQTerminalTesting
import PQTestSupport

/// `pq` on a terminal, with a home folder of its own.
final class ShellRig {
  let terminal: PseudoTerminal
  let program: TerminalProgram
  /// The home folder. It is deleted when neither the rig nor the test refers to it.
  let home: URL

  /// Starts a shell and waits for its prompt.
  ///
  /// - Parameters:
  ///   - environment: Variables in addition to the usual ones. An empty value removes one.
  ///   - empty: Variables with an empty value.
  ///   - home: A home folder. A caller that keeps it can reuse it for another shell.
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

  /// The name of a UTF-8 locale of the system.
  #if canImport(Darwin)
    static let utf8Locale = "en_US.UTF-8"
  #else
    static let utf8Locale = "C.UTF-8"
  #endif

  static func variables(_ home: URL, _ more: [String: String] = [:]) -> [String: String] {
    let usual = [
      "TERM": "xterm-256color", "LANG": utf8Locale, "HOME": home.path, "PATH": "/usr/bin:/bin",
      // A crash is recognized by its exit status.
      "SWIFT_BACKTRACE": "enable=no",
      // On macOS, bash would print advice to use another shell.
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

  /// Waits for an empty prompt.
  func expectPrompt(_ prompt: String = "demo>") throws {
    try terminal.expect("a prompt") { $0.line($0.row) == prompt }
  }

  var history: String? {
    try? String(contentsOf: home.appending(path: ".local/state/pq/history"), encoding: .utf8)
  }
}
