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
  private var usual: termios
  private var isEditing = false

  /// Opens a pseudo-terminal with the modes of the user's terminal; nil if there is none.
  init?(user: Int32) {
    var (modes, keeper) = (termios(), Int32(-1))
    guard tcgetattr(user, &modes) == 0 else { return nil }
    let descriptor = cedit_open_terminal(&keeper)
    guard descriptor >= 0 else { return nil }
    (self.descriptor, self.keeper, self.user, usual) = (descriptor, keeper, user, modes)
    Self.set(descriptor, modes)
  }

  deinit {
    SystemCall.shut(descriptor)
    SystemCall.shut(keeper)
  }

  /// Gives the user's terminal the modes for editing.
  ///
  /// - Parameter prepare: gives this terminal the modes for editing.
  func beginEditing(_ prepare: () -> Void) {
    var now = termios()
    if !isEditing, tcgetattr(user, &now) == 0 {
      // libedit adopts what the user has changed with `stty`.
      if !Self.areEqual(now, usual) { Self.set(descriptor, now) }
      usual = now
    }
    prepare()
    var modes = termios()
    guard tcgetattr(descriptor, &modes) == 0 else { return }
    isEditing = true
    Self.set(user, modes)
  }

  /// Gives the user's terminal the modes back that it had before editing.
  func endEditing() {
    guard isEditing else { return }
    isEditing = false
    Self.set(user, usual)
  }

  private static func set(_ terminal: Int32, _ modes: termios) {
    var modes = modes
    while tcsetattr(terminal, TCSADRAIN, &modes) != 0, errno == EINTR {
      Foreground.wait(for: terminal)
    }
  }

  private static func areEqual(_ one: termios, _ other: termios) -> Bool {
    withUnsafeBytes(of: one) { one in
      withUnsafeBytes(of: other) { other in one.elementsEqual(other) }
    }
  }
}
