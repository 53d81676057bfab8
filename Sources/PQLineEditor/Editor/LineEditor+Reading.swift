import CEditLine
import PQSystem

extension LineEditor {
  private static let pasteOn = "\u{1B}[?2004h"
  private static let pasteOff = "\u{1B}[?2004l"
  /// The signals that the editor handles while a prompt is shown.
  private static let signals = [SIGWINCH, SIGCONT, SIGTSTP, SIGINT]

  /// Shows a prompt and waits until it ends.
  func read(_ request: LineRequest) -> LineEvent {
    self.request = request
    event = nil
    isOver = false
    wasResized = false
    places = []
    undo = UndoLog()
    list = []
    painter.startOver()
    painter.size = ScreenSize(of: settings.output) ?? painter.size
    unwritten = Self.pasteOn
    begin()
    let hasLine = cedit_edit(edit.handle) != 0
    if event == nil { event = hasLine && !isOver ? lineOfItsOwn() : .end }
    finish()
    return event ?? .end
  }

  /// Returns the text of a line that libedit's own command ended, because the user has bound a key to
  /// it.
  private func lineOfItsOwn() -> LineEvent {
    trimEnd(of: edit.text)
    return .text(edit.text.text)
  }

  private func begin() {
    if settings.handlesSignals {
      cedit_guard_install()
      isOver = !Foreground.wait(for: settings.input)
      cedit_guard_arm(settings.input)
      for signal in Self.signals { cedit_forward(signal, wakeTarget) }
    }
    edit.beginEditing()
  }

  /// Draws the text without a suggestion, and moves the cursor below it.
  private func finish() {
    let mark = event == .interrupted ? "^C" : ""
    pattern = nil
    adaptToSize()
    _ = edit.takeBell()
    write(painter.finish(layout(withGhost: false), mark: mark) + Self.pasteOff)
    edit.endEditing()
    recall.startOver()
    if case .text(let text) = event, recall.add(text) { edit.remember(text) }
    guard settings.handlesSignals else { return }
    for signal in Self.signals { cedit_forward_no_more(signal) }
    cedit_guard_disarm()
  }

  /// Handles a signal. Returns the key that it stands for; `nil` if there is none.
  func take(signal: Int32) -> Unicode.Scalar? {
    switch signal {
    case SIGWINCH: wasResized = true
    case SIGCONT: comeBack()
    case SIGTSTP: _ = suspend()
    case SIGINT: return KeyCode.cancel.scalar
    default: break
    }
    return nil
  }

  /// Clears the prompt if the size of the window has changed since it was drawn. SIGWINCH can come
  /// later than a key, so the size is read each time.
  ///
  /// Call it just before drawing: until the output is written, the window may change again.
  func adaptToSize() {
    guard let size = ScreenSize(of: settings.output), wasResized || size != painter.size else {
      return
    }
    if size != painter.size { list = [] }
    wasResized = false
    unwritten += painter.clear(newSize: size)
  }

  /// Stops the process group until the user continues it.
  func suspend() -> UInt8 {
    list = []
    adaptToSize()
    write(painter.finish(layout(withGhost: false), mark: "") + Self.pasteOff)
    guard settings.handlesSignals else { return comeBack() }
    edit.endEditing()
    cedit_guard_disarm()
    cedit_stop(SIGTSTP)
    return comeBack()
  }

  /// Draws the prompt again after another program has used the terminal.
  @discardableResult
  private func comeBack() -> UInt8 {
    if settings.handlesSignals {
      cedit_guard_install()
      isOver = isOver || !Foreground.wait(for: settings.input)
      cedit_guard_arm(settings.input)
    }
    edit.beginEditing()
    painter.forget()
    painter.size = ScreenSize(of: settings.output) ?? painter.size
    unwritten = Self.pasteOn
    return UInt8(cedit_refresh.rawValue)
  }
}

extension ScreenSize {
  /// Creates the size of a terminal; `nil` if it is unknown.
  init?(of terminal: Int32) {
    guard let size = TerminalSize(of: terminal), size.isKnown else { return nil }
    self.init(rows: size.rows, columns: size.columns)
  }
}
