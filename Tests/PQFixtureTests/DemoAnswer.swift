import PQEngine
import PQFixture
import PQModel
import Testing

/// A demo answer as rows, for comparisons and sums.
struct DemoAnswer {
  struct Key: Hashable {
    let bucket: Int64
    let labels: [String]
  }

  /// The value of each metric by row. Sessions are multiplied by the minutes of the bucket, so that
  /// they can be added.
  var rows: [Key: [Metric: Int64]] = [:]

  /// Queries the demo without the limits of the API, which only the planner observes.
  init(
    _ from: String, _ to: String, _ interval: Interval, by dimensions: [ExportDimension] = [],
    where filters: [ExportRequest.Filter] = [], of demo: DemoBackend = DemoBackend()
  ) async throws {
    let request = try DemoAnswer.request(from, to, interval, by: dimensions, where: filters)
    let table = try await demo.answer(request)
    let times = try #require(table["timestamp"]).integers
    let labels = try dimensions.map { try #require(table[$0.rawValue]).labels }
    let values = try Metric.allCases.map { metric in
      (metric, try #require(table[metric.rawValue]).sums(over: interval))
    }
    for row in 0..<table.rowCount {
      let key = Key(bucket: times[row], labels: labels.map { $0[row] })
      #expect(rows[key] == nil, "one row a bucket and group")
      rows[key] = Dictionary(uniqueKeysWithValues: values.map { ($0, $1[row]) })
    }
  }

  static func request(
    _ from: String, _ to: String, _ interval: Interval, by dimensions: [ExportDimension] = [],
    where filters: [ExportRequest.Filter] = [], metrics: [Metric] = Metric.allCases
  ) throws -> ExportRequest {
    let limits = ExportLimits(
      rules: Interval.allCases.map { ExportLimits.Rule($0) },
      maxDimensions: ExportDimension.allCases.count)
    let range = TimeRange(
      from: try #require(Instant(iso8601: from)), to: try #require(Instant(iso8601: to)))
    return try ExportRequest(
      range: range, interval: interval, metrics: metrics, filters: filters,
      dimensions: dimensions, catalog: Catalog(limits: limits), clock: .demoClock)
  }

  /// Returns the rows with changed keys. Rows with equal keys are added.
  func regrouped(_ change: (Key) -> Key) -> [Key: [Metric: Int64]] {
    rows.reduce(into: [:]) { sums, row in
      sums[change(row.key), default: [:]].merge(row.value, uniquingKeysWith: +)
    }
  }

  /// The sum of all rows.
  var total: [Metric: Int64] {
    regrouped { _ in Key(bucket: 0, labels: []) }.values.first ?? [:]
  }
}

extension Column {
  var integers: [Int64] {
    switch values {
    case .instants(let values), .integers(let values): values
    case .decimals, .texts: []
    }
  }

  var labels: [String] {
    guard case .texts(let texts) = values else { return [] }
    return texts.codes.indices.map { texts[$0] }
  }

  var decimals: [Double] {
    guard case .decimals(let values) = values else { return [] }
    return values
  }

  func sums(over interval: Interval) -> [Int64] {
    guard case .decimals(let averages) = values else { return integers }
    let minutes = Double(interval.length.milliseconds / 60_000)
    return averages.map { Int64(($0 * minutes).rounded()) }
  }
}

extension [Metric: Int64] {
  subscript(value metric: Metric) -> Int64 { self[metric] ?? 0 }

  /// The ratio of bytes that peers delivered.
  var sharing: Double {
    Double(self[value: .p2p]) / Double(self[value: .http] + self[value: .p2p])
  }

  /// The ratio of time that viewers spent waiting.
  var waiting: Double {
    Double(self[value: .rebuffered]) / Double(self[value: .played] + self[value: .rebuffered])
  }
}
