import PQModel

/// The buckets of a request as far as there is data, with a tally for each bucket and row.
struct BucketGrid {
  /// The minutes since the epoch at which the buckets begin, and the last one ends.
  private let bounds: [Int64]
  /// The same, held to the minutes that have data.
  let edges: [Int64]
  private let rowCount: Int
  private var tallies: [Tally]

  /// An empty grid with that many rows in each bucket.
  init(_ request: ExportRequest, rowCount: Int, data: Range<Int64>) {
    let length = request.interval.length
    // A range far beyond the data has no more buckets than the data.
    let from = max(request.range.from, Instant(minute: data.lowerBound).floored(to: length))
    let to = min(request.range.to, Instant(minute: data.upperBound).raised(to: length))
    bounds = Array(
      stride(from: from.minute, through: max(from, to).minute, by: Int(length.minutes)))
    edges = bounds.map { min(max($0, data.lowerBound), data.upperBound) }
    self.rowCount = rowCount
    tallies = Array(repeating: Tally(), count: (bounds.count - 1) * rowCount)
  }

  /// The minutes with data that the grid covers.
  var minutes: Range<Int64> { edges[0]..<edges[edges.count - 1] }

  /// The buckets that lie at least in part inside a range of minutes.
  func buckets(in range: Range<Int64>) -> Range<Int> {
    let first = edges.lastIndex { $0 <= range.lowerBound } ?? 0
    let last = edges.firstIndex { $0 >= range.upperBound } ?? edges.count - 1
    return first..<max(first, last)
  }

  /// Adds to a row what a group causes between each two minutes of a timeline, one bucket after
  /// the other from the first one named.
  @inline(__always)
  mutating func add(
    _ group: ViewerGroup, along timeline: inout Timeline, from bucket: Int, row: Int,
    _ effect: (Tally) -> Tally = { $0 }
  ) {
    let positions = timeline.positions(on: group.curve)
    var cell = bucket * rowCount + row
    var before = group.tally(at: timeline.minutes[0], position: positions[0])
    for index in 1..<positions.count {
      let now = group.tally(at: timeline.minutes[index], position: positions[index])
      tallies[cell] = tallies[cell] + effect(now - before)
      before = now
      cell += rowCount
    }
  }

  /// The answer: a table row for each bucket and row that has traffic.
  func table(_ request: ExportRequest, labels: [TextColumn]) -> Table {
    let cells = tallies.indices.filter { tallies[$0].isTraffic }
    let time = cells.map { Instant(minute: bounds[$0 / rowCount]).milliseconds }
    let splits = zip(request.dimensions, labels).map { dimension, labels in
      let codes = cells.map { labels.codes[$0 % rowCount] }
      return Column(
        dimension.rawValue, .label,
        .texts(TextColumn(codes: codes, dictionary: labels.dictionary)))
    }
    let measures = request.metrics.map { metric in
      Column(
        metric.rawValue, .measure(metric.unit), values(metric, request.interval.length, of: cells))
    }
    return Table([Column("timestamp", .time, .instants(time))] + splits + measures)
  }

  private func values(_ metric: Metric, _ length: TimeSpan, of cells: [Int]) -> Column.Values {
    let totals = cells.map { tallies[$0].total(metric) }
    switch metric.overTime {
    case .adds: return .integers(totals)
    case .averages: return .decimals(totals.map { Double($0) / Double(length.minutes) })
    }
  }
}
