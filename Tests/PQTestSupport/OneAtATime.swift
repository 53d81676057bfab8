import Dispatch
public import Testing

/// A trait of tests of several tasks that share a clock which the test holds: their tasks go on one at
/// a time, in the order in which they are ready. So they take the same course however busy the machine
/// is; else those that a processor is free for would let time pass for the others.
public struct OneAtATime: SuiteTrait, TestTrait, TestScoping {
  /// Whether tests in a suite have it from the suite.
  public let isRecursive = true

  /// Runs a test with a queue for its tasks.
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

/// Runs what it is given on one queue.
private final class QueueExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "one-at-a-time")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}
