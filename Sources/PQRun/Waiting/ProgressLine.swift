import PQRender
import PQSystem
import Synchronization

/// The progress line at the bottom of a terminal. It is erased when the statement ends.
package final class ProgressLine: Sendable {
  /// The time after which the line appears. Faster statements show none.
  private static let patience = Duration.milliseconds(300)

  private let write: @Sendable (String) -> Void
  private let width: @Sendable () -> Int
  /// The text of the line; `nil` if none is shown.
  private let shown = Mutex<String?>(nil)

  /// Creates a line on a terminal that has `width` columns and knows escape sequences.
  init(width: @escaping @Sendable () -> Int, write: @escaping @Sendable (String) -> Void) {
    self.width = width
    self.write = write
  }

  /// Returns the line on standard error; `nil` if that is not a terminal that can rewrite a line.
  package static func onTerminal() -> ProgressLine? {
    guard StandardStream.error.isTerminal, !ProcessEnvironment.isDumbTerminal else { return nil }
    return ProgressLine(
      width: { StandardStream.error.width ?? 80 },
      write: { try? StandardStream.error.write(Array($0.utf8)) })
  }

  /// Shows the progress of a statement, unless it has just begun.
  func show(_ state: WaitingState, at now: ContinuousClock.Instant) {
    guard now - state.start >= Self.patience else { return }
    // The last column stays empty, because some terminals wrap when it is filled.
    let text = String(VisibleText.of(ProgressText.line(state, at: now)).prefix(max(1, width() - 1)))
    shown.withLock { shown in
      guard shown != text else { return }
      write("\r\(text)\u{1B}[K")
      shown = text
    }
  }

  /// Erases the line.
  func clear() {
    shown.withLock { shown in
      if shown != nil { write("\r\u{1B}[K") }
      shown = nil
    }
  }
}
