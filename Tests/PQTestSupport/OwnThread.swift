import Foundation
import Synchronization
public import Testing

/// A trait of tests that block because they wait for terminals and programs. Otherwise they would keep
/// the few threads of Swift's pool from all other tests. Each test has its own thread, and a few run at
/// a time.
///
/// A time limit includes the wait for a turn.
public struct OwnThread: SuiteTrait, TestTrait, TestScoping {
  /// True, so that the tests of a suite inherit the trait.
  public let isRecursive = true

  private static let turns = Turns(count: 2 * ProcessInfo.processInfo.activeProcessorCount)

  /// Waits for a turn and runs a test.
  @concurrent
  public func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    await Self.turns.take()
    defer { Self.turns.giveBack() }
    try await withTaskExecutorPreference(ThreadExecutor()) { try await function() }
  }
}

extension Trait where Self == OwnThread {
  /// Runs each test on its own thread, because it blocks.
  public static var ownThread: OwnThread { OwnThread() }
}

/// Runs each job on a new thread.
private final class ThreadExecutor: TaskExecutor {
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let thread = Thread { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    thread.name = "own-thread"
    thread.stackSize = 8 << 20
    thread.start()
  }
}

/// A number of turns, given in the order in which they are requested.
private final class Turns: Sendable {
  private struct State {
    var free: Int
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  init(count: Int) { state = Mutex(State(free: count)) }

  func take() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        guard state.free == 0 else {
          state.free -= 1
          return true
        }
        state.waiters.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  func giveBack() {
    let next = state.withLock { state in
      if state.waiters.isEmpty { state.free += 1 }
      return state.waiters.isEmpty ? nil : state.waiters.removeFirst()
    }
    next?.resume()
  }
}
