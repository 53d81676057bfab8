/// The job that a terminal belongs to: the one whose programs may read it and change its modes.
package enum Foreground {
  /// How often the terminal is looked at while it belongs to another job, in milliseconds. No signal
  /// says that it has come back.
  private static let patience: Int32 = 50

  /// Waits for as long as a terminal belongs to another job; returns at once for what is no terminal
  /// of this session.
  ///
  /// The job does not stop, as others do: a signal that ends it can come at any time, and a program
  /// that stops at that moment would handle it only when somebody lets it go on.
  ///
  /// - Returns: false if no shell of this session can give the terminal back. It refuses all calls then.
  @discardableResult
  package static func wait(for terminal: Int32) -> Bool {
    while isLost(terminal) {
      guard !isOrphaned else { return false }
      poll(nil, 0, patience)
    }
    return true
  }

  /// Returns true if a terminal of this session belongs to another job.
  package static func isLost(_ terminal: Int32) -> Bool {
    let foreground = tcgetpgrp(terminal)
    return foreground >= 0 && foreground != getpgrp()
  }

  /// Whether the shell that has started this job has gone.
  private static var isOrphaned: Bool { getsid(getppid()) != getsid(0) }
}
