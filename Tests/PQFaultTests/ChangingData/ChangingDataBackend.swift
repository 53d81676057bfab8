import PQ
import PQFixture
import PQTestSupport
import Synchronization
import PQModel

/// The demo with newest buckets that change between answers. Numbers of buckets that may still change
/// are multiplied by a version, so that all answers of one version add up. At version 0 these buckets
/// have no rows.
///
/// Each answer has a random version and a random delay, so a later answer can have an earlier
/// version. Both depend only on the seed, the request and its number of repetitions, so a run is
/// repeatable.
final class ChangingDataBackend: Backend {
  /// A function that returns the version of an answer. Its number counts the earlier equal requests
  /// of the statement.
  typealias Versions = @Sendable (_ number: Int, inout SeededRandom) -> Int64

  static let margin = 10 * TimeSpan.minute
  static let lastVersion: Int64 = 3

  let name = "changing"
  let catalog = Catalog(limits: ExportLimits.documented.settling(after: margin))
  let clock = DemoBackend().clock

  private let demo = DemoBackend()
  private let seed: UInt64
  private let versions: Versions
  /// The number of times that each request was sent.
  private let counts = Mutex<[ExportRequest: Int]>([:])

  init(seed: UInt64, versions: @escaping Versions) {
    self.seed = seed
    self.versions = versions
  }

  /// Returns a backend whose answers all have one version.
  static func frozen(at version: Int64) -> ChangingDataBackend {
    ChangingDataBackend(seed: 1) { _, _ in version }
  }

  /// Resets the counts before another statement.
  func startStatement() { counts.withLock { $0 = [:] } }

  /// The number of requests that the statement sent more than once.
  var repeatedRequests: Int { counts.withLock { $0.values.count { $0 > 1 } } }

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    let number = counts.withLock { counts in
      defer { counts[request, default: 0] += 1 }
      return counts[request, default: 0]
    }
    let body = request.body.utf8.reduce(seed) { $0 &* 31 &+ UInt64($1) }
    var random = SeededRandom(seed: body &+ UInt64(number))
    let version = versions(number, &random)
    try? await Task.sleep(for: .milliseconds(random.next(4)))
    let table = try await demo.answer(request)
    sink.take(
      version == 1 ? table : table.changed(to: version, after: settledStart(request.interval)))
  }

  /// Returns the start of the first bucket that may still change, in milliseconds since the epoch.
  func settledStart(_ interval: Interval) -> Int64 {
    (clock - Self.margin).floored(to: interval.length).milliseconds
  }
}

extension DataTable {
  /// Returns the rows. Numbers of buckets from `start` on, in milliseconds, are multiplied by the
  /// version.
  fileprivate func changed(to version: Int64, after start: Int64) -> DataTable {
    guard case .instants(let starts)? = self["timestamp"]?.values else { return self }
    var table = self
    for place in columns.indices {
      table.columns[place].exact = nil
      switch columns[place].values {
      case .integers(let values):
        table.columns[place].values = .integers(
          zip(starts, values).map { $0 < start ? $1 : $1 * version })
      case .decimals(let values):
        table.columns[place].values = .decimals(
          zip(starts, values).map { $0 < start ? $1 : $1 * Double(version) })
      case .instants, .texts: break
      }
    }
    let kept = starts.indices.filter { version > 0 || starts[$0] < start }
    return kept.count == starts.count ? table : table.rows(kept)
  }
}
