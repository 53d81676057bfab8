import PQ
import PQFixture
import PQTestSupport
import Synchronization

/// The demo, whose newest buckets grow while it is asked. What of a bucket that may still change is
/// multiplied by the moment, so that at one moment everything adds up; at moment 0 there is nothing.
///
/// Answers are of any moment and take any time: a later one may be of an earlier moment, and the
/// other way round. The seed, the request and how often it was sent decide both, so that a run repeats
/// exactly.
final class GrowingBackend: Backend {
  /// The moment of an answer, given how often its statement had sent the same request before.
  typealias Moments = @Sendable (_ number: Int, inout SeededRandom) -> Int64

  static let margin = 10 * TimeSpan.minute
  static let lastMoment: Int64 = 3

  let name = "growing"
  let catalog = Catalog(limits: ExportLimits.documented.settling(after: margin))
  let clock = DemoBackend().clock

  private let demo = DemoBackend()
  private let seed: UInt64
  private let moments: Moments
  /// How often each request was sent.
  private let counts = Mutex<[ExportRequest: Int]>([:])

  init(seed: UInt64, moments: @escaping Moments) {
    self.seed = seed
    self.moments = moments
  }

  /// The backend at one moment.
  static func frozen(at moment: Int64) -> GrowingBackend {
    GrowingBackend(seed: 1) { _, _ in moment }
  }

  /// Forgets the requests so far: another statement begins.
  func startStatement() { counts.withLock { $0 = [:] } }

  /// How many requests of the statement were sent more than once.
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
    let moment = moments(number, &random)
    try? await Task.sleep(for: .milliseconds(random.next(4)))
    let table = try await demo.answer(request)
    sink.take(
      moment == 1 ? table : table.grown(to: moment, after: settledStart(request.interval)))
  }

  /// The start of the first bucket that may still change, in milliseconds.
  func settledStart(_ interval: Interval) -> Int64 {
    (clock - Self.margin).floored(to: interval.length).milliseconds
  }
}

extension Table {
  /// The rows, those from a time on multiplied by a moment.
  fileprivate func grown(to moment: Int64, after start: Int64) -> Table {
    guard case .instants(let starts)? = self["timestamp"]?.values else { return self }
    var table = self
    for place in columns.indices {
      table.columns[place].exact = nil
      switch columns[place].values {
      case .integers(let values):
        table.columns[place].values = .integers(
          zip(starts, values).map { $0 < start ? $1 : $1 * moment })
      case .decimals(let values):
        table.columns[place].values = .decimals(
          zip(starts, values).map { $0 < start ? $1 : $1 * Double(moment) })
      case .instants, .texts: break
      }
    }
    let kept = starts.indices.filter { moment > 0 || starts[$0] < start }
    return kept.count == starts.count ? table : table.rows(kept)
  }
}
