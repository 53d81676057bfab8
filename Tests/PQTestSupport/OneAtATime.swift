import Dispatch
public import Testing

/// A trait of tests whose tasks share a clock that the test controls. The tasks run one at a time, in
/// the order in which they are ready, so that a test is the same on a busy machine. Otherwise a task
/// with a free processor could advance the clock for the others.
public struct OneAtATime: SuiteTrait, TestTrait, TestScoping {
  /// True, so that the tests of a suite inherit the trait.
  public let isRecursive = true

  /// Runs a test with one queue for all its tasks.
  @concurrent
  public func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    try await withTaskExecutorPreference(QueueExecutor()) { try await function() }
  }
}

extension Trait where Self == OneAtATime {
  /// Runs the tasks of each test one at a time.
  public static var oneAtATime: OneAtATime { OneAtATime() }
}

/// Runs all jobs on one queue.
private final class QueueExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "one-at-a-time")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}
