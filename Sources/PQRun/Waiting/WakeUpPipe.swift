import PQSystem

/// A wake-up of one thread by another.
final class WakeUpPipe: Sendable {
  private let ends: PipeEnds

  /// Creates a bell; `nil` if the process has too many open files.
  init?() {
    guard let ends = PipeEnds() else { return nil }
    self.ends = ends
  }

  deinit {
    close(ends.source)
    close(ends.target)
  }

  /// Wakes the thread that waits, or that will wait later.
  func ring() { try? SystemCall.writeAll(ends.target, [1]) }

  /// Waits for the wake-up. Returns false if it did not come within a time.
  func wait(_ time: Duration) -> Bool {
    Readiness.canRead(ends.source, within: Int32(time / .milliseconds(1)))
  }
}
