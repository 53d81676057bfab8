import Foundation
import PQTerminalTesting
import Synchronization

@testable import PQLineEditor

/// A prompt on a terminal of its own, in the process of the test. It reports when it waits for a
/// key, so a test knows when the screen is complete.
final class PromptRig {
  /// The state that the thread of the editor reports.
  private final class Report: Sendable {
    let idle = Mutex(EditorIdle())
    let event = Mutex<LineEvent?>(nil)
  }

  let terminal: PseudoTerminal
  private let prompt: LinePrompt
  private let report = Report()
  private let descriptor: Int32
  private let completer: LineCompleter?
  /// The problems of the settings file.
  let notes: [String]
  private var sent = 0

  /// - Parameter prepare: Called with the descriptor of the terminal before there is a prompt.
  init(
    rows: Int = 10, columns: Int = 60, history: [String] = [], isColored: Bool = false,
    settingsFile: String? = nil, completer: LineCompleter? = nil,
    prepare: (Int32) -> Void = { _ in }
  ) async throws {
    terminal = try PseudoTerminal(rows: rows, columns: columns)
    descriptor = open(terminal.path, O_RDWR | O_NOCTTY)
    prepare(descriptor)
    setenv("TERM", "xterm-256color", 1)
    var settings = EditorSettings()
    (settings.input, settings.output) = (descriptor, descriptor)
    settings.handlesSignals = false
    settings.isColored = isColored
    settings.history = { history }
    settings.settingsFile = settingsFile
    settings.observer = { [report] idle in report.idle.withLock { $0 = idle } }
    (prompt, notes) = try await LinePrompt.open(settings)
    self.completer = completer
    try ask()
  }

  deinit {
    prompt.close()
    close(descriptor)
  }

  /// Shows a prompt that begins with a text, and waits until it is painted.
  func ask(_ text: String = "") throws {
    let before = idle.bytesWritten
    report.event.withLock { $0 = nil }
    prompt.ask(request(text)) { [report] event in report.event.withLock { $0 = event } }
    try terminal.wait(for: "a wait for the first key") { idle.bytesWritten > before }
    try settle()
  }

  var screen: Screen { terminal.screen }
  var idle: EditorIdle { report.idle.withLock { $0 } }

  /// Changes the size of the window, and waits until the prompt is painted again.
  func resize(rows: Int, columns: Int) throws {
    terminal.resize(rows: rows, columns: columns)
    let before = idle.signals
    prompt.take(signal: SIGWINCH)
    try terminal.wait(for: "a prompt of another size") { idle.signals > before }
    try settle()
  }

  /// Types keys, and waits until they are processed.
  func type(_ keys: String) throws { try type(Array(keys.utf8)) }

  func type(_ keys: [UInt8]) throws {
    sent += keys.count
    terminal.type(keys)
    try terminal.wait(for: "a wait for the next key") { idle.bytesRead == sent }
    try settle()
  }

  /// Types any bytes. If they end the prompt, a new one begins.
  func pour(_ keys: [UInt8]) throws {
    sent += keys.count
    terminal.type(keys)
    try terminal.wait(for: "a wait for the next key") {
      let hasEnded = report.event.withLock { event in
        defer { event = nil }
        return event != nil
      }
      if hasEnded {
        prompt.ask(request()) { [report] event in report.event.withLock { $0 = event } }
      }
      return !hasEnded && idle.bytesRead == sent
    }
    try settle()
  }

  private func request(_ text: String = "") -> LineRequest {
    LineRequest(backend: "pq", completer: completer, text: text)
  }

  /// Waits until all written bytes are on the screen.
  private func settle() throws {
    try terminal.wait(for: "all that was written") {
      terminal.programBytes >= idle.bytesWritten
    }
  }

  /// Types keys that end the prompt, and returns its result.
  func end(_ keys: String) throws -> LineEvent {
    sent += keys.utf8.count
    terminal.type(keys)
    try terminal.wait(for: "the end of the prompt") { report.event.withLock { $0 != nil } }
    while terminal.pump(0) {}
    return report.event.withLock { $0 } ?? .end
  }
}

/// Keys as terminals send them.
enum Keys {
  static let up = "\u{1B}[A"
  static let down = "\u{1B}[B"
  static let right = "\u{1B}[C"
  static let left = "\u{1B}[D"
  static let home = "\u{1B}[H"
  static let end = "\u{1B}[F"
  static let delete = "\u{1B}[3~"
  static let backspace = "\u{7F}"
  static let wordLeft = "\u{1B}[1;5D"
  static let wordRight = "\u{1B}[1;5C"
  static let undo = "\u{1F}"
  static let tab = "\t"

  static func control(_ letter: Unicode.Scalar) -> String {
    String(Unicode.Scalar(UInt8(letter.value & 0x1F)))
  }

  static func paste(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }
}
