import CEditLine
import PQSystem

/// A pseudo-terminal that libedit uses instead of the user's terminal.
///
/// libedit reads the size of its terminal before each prompt. If the terminal is smaller than the
/// text, libedit writes outside of its buffers. Therefore the pseudo-terminal has no size. During a
/// prompt, the modes that libedit sets for editing are copied to the user's terminal. Other changes
/// affect only the pseudo-terminal.
final class PrivateTerminal {
  /// The file descriptor for libedit.
  let descriptor: Int32
  /// The file descriptor of the other side, which keeps the pseudo-terminal open.
  private let controller: Int32
  private let user: Int32
  /// The modes of the user's terminal before editing.
  private var usual: TerminalModes
  private var isEditing = false

  /// Opens a pseudo-terminal with the modes of the user's terminal; `nil` if that fails.
  init?(user: Int32) {
    guard let modes = TerminalModes(of: user) else { return nil }
    var controller: Int32 = -1
    let descriptor = cedit_open_terminal(&controller)
    guard descriptor >= 0 else { return nil }
    (self.descriptor, self.controller, self.user, usual) = (descriptor, controller, user, modes)
    modes.set(descriptor)
  }

  deinit {
    SystemCall.closeDescriptor(descriptor)
    SystemCall.closeDescriptor(controller)
  }

  /// Sets the modes of the user's terminal for editing.
  ///
  /// - Parameter prepare: sets the modes of this pseudo-terminal for editing.
  func beginEditing(_ prepare: () -> Void) {
    if !isEditing, let now = TerminalModes(of: user) {
      // libedit takes over modes that the user has changed with `stty`.
      if now != usual { now.set(descriptor) }
      usual = now
    }
    prepare()
    guard let modes = TerminalModes(of: descriptor) else { return }
    isEditing = true
    modes.set(user)
  }

  /// Restores the modes that the user's terminal had before editing.
  func endEditing() {
    guard isEditing else { return }
    isEditing = false
    usual.set(user)
  }
}
