import Synchronization

/// The number of requests whose answer the fault `slow` delays. A server that stops waits for them.
final class DelayedRequests: Sendable {
  private let count = Atomic(0)

  /// Counts a request whose delay begins.
  func begin() { count.add(1, ordering: .relaxed) }

  /// Counts a request that has ended.
  func end() { count.subtract(1, ordering: .relaxed) }

  /// Waits until there are none, at most for a time.
  func untilNone(within limit: Duration) async {
    let end = ContinuousClock.now + limit
    while count.load(ordering: .relaxed) > 0, ContinuousClock.now < end {
      do { try await Task.sleep(for: .milliseconds(5)) } catch { return }
    }
  }
}
