import CEditLine
import PQSystem

extension LineEditor {
  private static let pasteOn = "\u{1B}[?2004h"
  private static let pasteOff = "\u{1B}[?2004l"
  /// The signals that are the editor's while a prompt is up.
  private static let signals = [SIGWINCH, SIGCONT, SIGTSTP, SIGINT]

  /// Shows a prompt, and waits until a text is there to be run.
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

  /// What libedit takes for a line by itself, because the user has bound a key to its own command.
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

  /// Leaves the text as it was typed, and the cursor below it.
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

  /// Does what a signal asks for; returns the key that it stands for, if it is one.
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

  /// Clears the prompt if the window has another size than it was painted for. The signal that says so
  /// may come later than a key.
  ///
  /// To be called just before something is painted: until that is written, the terminal shows what it
  /// did, and the window may change once more.
  func adaptToSize() {
    guard let size = ScreenSize(of: settings.output), wasResized || size != painter.size else {
      return
    }
    if size != painter.size { list = [] }
    wasResized = false
    unwritten += painter.clear(newSize: size)
  }

  /// Stops the whole job, until somebody lets it go on.
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

  /// Shows the prompt again, on a terminal that somebody else has had.
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
  /// How large a terminal is; nil if it does not tell.
  init?(of terminal: Int32) {
    guard let size = TerminalSize(of: terminal), size.isKnown else { return nil }
    self.init(rows: size.rows, columns: size.columns)
  }
}
