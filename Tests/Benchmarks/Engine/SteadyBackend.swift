import PQ
import Synchronization
import PQModel

/// A backend with traffic in every group and bucket. It keeps each answer, so that only the processing
/// of answers is measured.
final class SteadyBackend: Backend {
  let name = "steady"
  let catalog: Catalog
  let clock = CivilTime(year: 2026, month: 1, day: 15).instant
  /// The number of values of each dimension.
  private let valueCount: Int
  /// One of this number of cells has traffic.
  private let sparsity: Int
  private let known = Mutex<[ExportRequest: DataTable]>([:])

  init(interval: Interval, valueCount: Int, maxDimensions: Int, sparsity: Int) {
    self.valueCount = valueCount
    self.sparsity = sparsity
    catalog = Catalog(
      limits: ExportLimits(rules: [.init(interval)], maxDimensions: maxDimensions))
  }

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    sink.take(knownTable(of: request))
  }

  private func knownTable(of request: ExportRequest) -> DataTable {
    if let table = known.withLock({ $0[request] }) { return table }
    let table = table(for: request)
    known.withLock { $0[request] = table }
    return table
  }

  private func table(for request: ExportRequest) -> DataTable {
    let dictionaries = request.dimensions.map { dimension in
      request.filters.first { $0.dimension == dimension }?.values
        ?? (0..<valueCount).map { "value \($0)" }
    }
    let groupCount = dictionaries.reduce(1) { $0 * $1.count }
    let cells = stride(from: 0, to: request.bucketCount * groupCount, by: sparsity)
    let length = request.interval.length.milliseconds
    let starts = cells.map { request.range.from.milliseconds + Int64($0 / groupCount) * length }
    var columns = [Column("timestamp", .time, .instants(starts))]
    var groups = 1
    for (dimension, values) in zip(request.dimensions, dictionaries) {
      let codes = cells.map { UInt32($0 / groups % values.count) }
      columns.append(
        Column(
          dimension.rawValue, .label, .texts(TextColumn(codes: codes, dictionary: TextList(values)))
        ))
      groups *= values.count
    }
    // Traffic that is filtered by other dimensions is a third of all traffic.
    let isPart = request.filters.contains { !request.dimensions.contains($0.dimension) }
    return DataTable(
      columns + request.metrics.map { Self.column($0, starts.count, isPart ? 1 : 3) })
  }

  private static func column(_ metric: Metric, _ count: Int, _ factor: Int64) -> Column {
    let numbers = (0..<count).map {
      Int64(truncatingIfNeeded: ($0 &* 0x9E37_79B9) >> 8 & 0xFFFFF) * factor
    }
    return Column(
      metric.rawValue, .measure(metric.unit),
      metric.isWhole ? .integers(numbers) : .decimals(numbers.map { Double($0) / 64 }))
  }
}
