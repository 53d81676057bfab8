/// The two ends of a pipe. No program that is started has them, unless it is given one.
package struct PipeEnds {
  /// Where it is read.
  package let source: Int32
  /// Where it is written.
  package let target: Int32

  /// Opens a pipe.
  ///
  /// nil if there is none to be had, for the reason in `errno`.
  package init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (source, target) = (ends[0], ends[1])
  }
}
