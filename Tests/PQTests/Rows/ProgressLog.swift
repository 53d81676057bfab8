import PQ
import Synchronization

/// The progress of a run, as it was reported.
final class ProgressLog: Sendable {
  private let reports = Mutex<[RunProgress]>([])

  func add(_ progress: RunProgress) { reports.withLock { $0.append(progress) } }

  var all: [RunProgress] { reports.withLock { $0 } }
}
