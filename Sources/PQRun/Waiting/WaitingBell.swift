import PQSystem

/// Wakes a thread that waits for something to end.
final class WaitingBell: Sendable {
  private let ends: PipeEnds

  /// nil if the process has too many files open.
  init?() {
    guard let ends = PipeEnds() else { return nil }
    self.ends = ends
  }

  deinit {
    close(ends.source)
    close(ends.target)
  }

  /// Wakes whoever waits, now or later.
  func ring() { try? SystemCall.writeAll(ends.target, [1]) }

  /// Waits until it rings; says whether it did, or whether only the time has passed.
  func wait(_ time: Duration) -> Bool {
    Readiness.canRead(ends.source, within: Int32(time / .milliseconds(1)))
  }
}
