public import PQ

/// Answers from a log in memory. The log has two metrics and one dimension, and is asked for
/// hours and days.
public struct LogBackend: Backend {
  /// The name in messages.
  public let name = "log"
  /// What the log has.
  public let catalog = Catalog(
    metrics: [.http, .p2p], dimensions: [.countryCode],
    limits: ExportLimits(rules: [.init(.h1), .init(.d1)], maxDimensions: 1))
  /// The end of the data. Ranges such as LAST end there.
  public let clock: Instant
  let records: [LogRecord]

  private struct Group: Hashable {
    let start: Instant
    /// The value of each dimension of the request.
    let values: [String]
  }

  /// Adds up the records of a request by bucket and country.
  public func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    var sums: [Group: [Metric: Int64]] = [:]
    for record in records {
      guard let start = request.bucketStart(of: record.time),
        request.filters.allSatisfy({ $0.matches(record.country) })
      else { continue }
      let group = Group(start: start, values: request.dimensions.map { _ in record.country })
      sums[group, default: [:]][.http, default: 0] += record.serverBytes
      sums[group, default: [:]][.p2p, default: 0] += record.peerBytes
    }
    let groups = Array(sums.keys)
    var columns = [Column.timestamps(groups.map(\.start))]
    for (place, dimension) in request.dimensions.enumerated() {
      columns.append(.values(of: dimension, groups.map { $0.values[place] }))
    }
    for metric in request.metrics {
      columns.append(.values(of: metric, groups.map { sums[$0]?[metric] ?? 0 }))
    }
    do { sink.take(try DataTable(columns: columns)) } catch { throw BackendFailure("\(error)") }
  }
}
