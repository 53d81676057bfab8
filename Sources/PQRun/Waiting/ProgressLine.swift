import PQRender
import PQSystem
import Synchronization

/// The line at the bottom of a terminal that says how far a statement is, and goes without a trace.
package final class ProgressLine: Sendable {
  /// What is answered sooner needs no such line.
  private static let patience = Duration.milliseconds(300)

  private let write: @Sendable (String) -> Void
  private let width: @Sendable () -> Int
  /// What stands there; nil if there is no line.
  private let shown = Mutex<String?>(nil)

  /// A line on something that knows escape sequences and has so many columns.
  init(width: @escaping @Sendable () -> Int, write: @escaping @Sendable (String) -> Void) {
    self.width = width
    self.write = write
  }

  /// The line of standard error; nil if that is no terminal, or one that cannot rewrite a line.
  package static func onTerminal() -> ProgressLine? {
    guard StandardStream.error.isTerminal, !ProcessEnvironment.isDumbTerminal else { return nil }
    return ProgressLine(
      width: { StandardStream.error.width ?? 80 },
      write: { try? StandardStream.error.write(Array($0.utf8)) })
  }

  /// Shows how far a statement is, unless it has only just begun.
  func show(_ state: WaitingState, at now: ContinuousClock.Instant) {
    guard now - state.start >= Self.patience else { return }
    // The last column stays empty: a terminal may go on in the next line once it is full.
    let text = String(VisibleText.of(ProgressText.line(state, at: now)).prefix(max(1, width() - 1)))
    shown.withLock { shown in
      guard shown != text else { return }
      write("\r\(text)\u{1B}[K")
      shown = text
    }
  }

  /// Takes the line away.
  func clear() {
    shown.withLock { shown in
      if shown != nil { write("\r\u{1B}[K") }
      shown = nil
    }
  }
}
