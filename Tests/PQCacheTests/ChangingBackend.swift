import PQEngine
import PQModel
import PQTestSupport
import Synchronization

@testable import PQCache

/// A backend whose newest buckets still change. The numbers of a bucket grow for ten minutes after its
/// end.
struct ChangingBackend: Backend {
  let name = "service"
  let catalog = Catalog()
  var clock: Instant
  /// The requests so far.
  let log = Log()
  /// The cache in front of the service.
  var cache = AnswerCache(path: "/nowhere")
  var scope = CacheScope.some

  init(clock: Instant) { self.clock = clock }

  /// A list of requests that several tasks can write.
  final class Log: Sendable {
    private let list = Mutex<[ExportRequest]>([])

    var requests: [ExportRequest] { list.withLock { $0 } }

    func add(_ request: ExportRequest) { list.withLock { $0.append(request) } }
  }

  /// A new caching backend in front of the service, as a new process would create it.
  var cached: CachingBackend { CachingBackend(self, cache: cache, scope: scope) }

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    log.add(request)
    sink.take(table(for: request))
  }

  private static let cities = ["K\u{F6}ln", "Ko\u{308}ln", "", "東京", "Brno"]
  private static let systems = ["iOS", "Linux"]

  /// Returns the whole answer, sorted by time. About a quarter of the groups have no traffic in a
  /// bucket.
  func table(for request: ExportRequest) -> DataTable {
    var answer = AnswerColumns(empty: ColumnLayout(request))
    var labels = request.dimensions.map { _ in [String]() }
    for bucket in 0..<request.bucketCount {
      let start = request.range.from + Int64(bucket) * request.interval.length
      for group in groups(request) {
        let seed = Self.seed(start, request.interval, group)
        guard seed % 4 != 0 else { continue }
        answer.starts.append(start.milliseconds)
        for place in labels.indices { labels[place].append(group[place]) }
        let age = clock - (start + request.interval.length)
        let share = min(max(age.milliseconds, -1000), 600_000)
        for (place, metric) in request.metrics.enumerated() {
          answer.values[place].append(Self.value(of: metric, seed, share))
        }
      }
    }
    answer.labels = labels.map { TextColumn($0) }
    return answer.table
  }

  private func groups(_ request: ExportRequest) -> [[String]] {
    request.dimensions.reduce([[]]) { groups, dimension in
      let all = dimension == .cityName ? Self.cities : Self.systems
      let filter = request.filters.first { $0.dimension == dimension }
      let values = all.filter { value in
        filter?.values.contains { Array($0.utf8) == Array(value.utf8) } ?? true
      }
      return groups.flatMap { group in values.map { group + [$0] } }
    }
  }

  /// Returns the seed of a group's values in a bucket. The order of dimensions has no effect.
  private static func seed(_ start: Instant, _ interval: Interval, _ group: [String]) -> UInt64 {
    let bucket = start.milliseconds ^ interval.length.milliseconds << 20
    let labels = group.flatMap(\.utf8).reduce(0) { $0 &+ UInt64($1) &* 0x9E37_79B9 }
    var random = SeededRandom(seed: UInt64(bitPattern: bucket) ^ labels)
    return random.next() >> 8
  }

  private static func value(of metric: Metric, _ seed: UInt64, _ share: Int64) -> Int64 {
    let place = Int64(Metric.allCases.firstIndex(of: metric) ?? 0)
    return Int64(seed % 1_000_000) * 10 + place + share
  }
}

extension MetricColumn {
  fileprivate mutating func append(_ value: Int64) {
    switch self {
    case .integers(var values):
      self = .integers([])
      values.append(value)
      self = .integers(values)
    case .decimals(var values):
      self = .decimals([])
      values.append(Double(value) / 7)
      self = .decimals(values)
    }
  }
}

extension ChangingBackend {
  /// Returns a request near the clock. The requests are of few kinds, so that their ranges overlap.
  func randomRequest(_ random: inout SeededRandom) throws -> ExportRequest {
    let interval = random.pick([Interval.m1, .h1]) ?? .h1
    let end = Int64(random.next(30)) - 2
    let to = clock.floored(to: interval.length) - end * interval.length
    let from = to - Int64(1 + random.next(8)) * interval.length
    let dimensions = [[], [ExportDimension.cityName, .osName], [.osName, .cityName]]
    let filters = [[], [ExportRequest.Filter(.cityName, in: ["K\u{F6}ln", "Brno"])]]
    let metrics = [Metric.http, .p2p, .sessions].shuffled(using: &random)
    return try ExportRequest(
      range: TimeRange(from: from, to: to), interval: interval,
      metrics: Array(metrics.prefix(1 + random.next(3))), filters: random.pick(filters) ?? [],
      dimensions: random.pick(dimensions) ?? [], catalog: catalog, clock: clock)
  }
}
