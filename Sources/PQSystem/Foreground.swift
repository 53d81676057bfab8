/// The foreground job of a terminal: only its programs may read the terminal and change its modes.
package enum Foreground {
  /// The interval between two checks of the foreground job, in milliseconds. No signal reports a
  /// change.
  private static let patience: Int32 = 50

  /// Waits while another job is in the foreground of a terminal. It returns at once if the
  /// descriptor is not a terminal of this session.
  ///
  /// Unlike other programs, this one does not stop meanwhile. A stopped program would handle a
  /// signal that ends it only after it is continued.
  ///
  /// - Returns: false if this job has no shell in its session that could give the terminal back.
  ///   The terminal refuses all calls then.
  @discardableResult
  package static func wait(for terminal: Int32) -> Bool {
    while isLost(terminal) {
      guard !isOrphaned else { return false }
      poll(nil, 0, patience)
    }
    return true
  }

  /// Returns true if another job is in the foreground of a terminal of this session.
  package static func isLost(_ terminal: Int32) -> Bool {
    let foreground = tcgetpgrp(terminal)
    return foreground >= 0 && foreground != getpgrp()
  }

  /// True if the shell that started this job has ended.
  private static var isOrphaned: Bool { getsid(getppid()) != getsid(0) }
}
