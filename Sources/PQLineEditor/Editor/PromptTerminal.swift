import CEditLine
import PQSystem

/// The modes of the user's terminal and the handling of signals while a prompt is shown.
struct PromptTerminal {
  /// The signals that the editor handles while a prompt is shown.
  private static let signals = [SIGWINCH, SIGCONT, SIGTSTP, SIGINT]

  private let edit: EditLine
  private let input: Int32
  private let handlesSignals: Bool
  /// The writing end of the wake-up pipe. The number of each signal is written to it.
  private let wakeTarget: Int32

  init(_ edit: EditLine, _ settings: EditorSettings, wakeTarget: Int32) {
    self.edit = edit
    input = settings.input
    handlesSignals = settings.handlesSignals
    self.wakeTarget = wakeTarget
  }

  /// Sets the modes for editing.
  ///
  /// - Returns: false if the terminal can never be read again.
  func begin() -> Bool {
    let hasTerminal = guardTerminal()
    if handlesSignals { for signal in Self.signals { cedit_forward(signal, wakeTarget) } }
    edit.beginEditing()
    return hasTerminal
  }

  /// Restores the modes that the terminal had before editing.
  func end() {
    edit.endEditing()
    guard handlesSignals else { return }
    for signal in Self.signals { cedit_forward_no_more(signal) }
    cedit_guard_disarm()
  }

  /// Stops the process group until the user continues it. Call `resume()` then.
  func stop() {
    guard handlesSignals else { return }
    edit.endEditing()
    cedit_guard_disarm()
    cedit_stop(SIGTSTP)
  }

  /// Sets the modes for editing again after another program has used the terminal.
  ///
  /// - Returns: false if the terminal can never be read again.
  func resume() -> Bool {
    let hasTerminal = guardTerminal()
    edit.beginEditing()
    return hasTerminal
  }

  /// Waits until this job is in the foreground. After that, a signal that ends the process restores
  /// the modes first.
  private func guardTerminal() -> Bool {
    guard handlesSignals else { return true }
    cedit_guard_install()
    let hasTerminal = Foreground.wait(for: input)
    cedit_guard_arm(input)
    return hasTerminal
  }
}
