import CEditLine
import PQSystem

/// The pseudo-terminal that libedit has in place of the user's terminal.
///
/// libedit takes the size of its terminal before each prompt, and writes outside of its buffers when
/// that is smaller than the text. This one has no size. libedit's modes for editing are passed on to
/// the user's terminal while a prompt is up, and all other changes are made here.
final class PrivateTerminal {
  /// The descriptor for libedit.
  let descriptor: Int32
  /// The descriptor of the other side, which keeps the terminal open.
  private let keeper: Int32
  private let user: Int32
  /// The modes of the user's terminal before those for editing.
  private var usual: TerminalModes
  private var isEditing = false

  /// Opens a pseudo-terminal with the modes of the user's terminal; nil if there is none.
  init?(user: Int32) {
    guard let modes = TerminalModes(of: user) else { return nil }
    var keeper: Int32 = -1
    let descriptor = cedit_open_terminal(&keeper)
    guard descriptor >= 0 else { return nil }
    (self.descriptor, self.keeper, self.user, usual) = (descriptor, keeper, user, modes)
    modes.set(descriptor)
  }

  deinit {
    SystemCall.shut(descriptor)
    SystemCall.shut(keeper)
  }

  /// Gives the user's terminal the modes for editing.
  ///
  /// - Parameter prepare: gives this terminal the modes for editing.
  func beginEditing(_ prepare: () -> Void) {
    if !isEditing, let now = TerminalModes(of: user) {
      // libedit adopts what the user has changed with `stty`.
      if now != usual { now.set(descriptor) }
      usual = now
    }
    prepare()
    guard let modes = TerminalModes(of: descriptor) else { return }
    isEditing = true
    modes.set(user)
  }

  /// Gives the user's terminal the modes back that it had before editing.
  func endEditing() {
    guard isEditing else { return }
    isEditing = false
    usual.set(user)
  }
}
