/// The two ends of a pipe. Started programs do not inherit them.
package struct PipeEnds {
  /// The descriptor for reading.
  package let source: Int32
  /// The descriptor for writing.
  package let target: Int32

  /// Creates a pipe; `nil` if the system has none, with the reason in `errno`.
  package init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (source, target) = (ends[0], ends[1])
  }
}
