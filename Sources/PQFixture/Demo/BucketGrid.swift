import PQModel

/// The buckets of a request that overlap the data. Each bucket has one sum of traffic for each row.
/// The rows are the combinations of the values of the request's dimensions.
struct BucketGrid {
  /// The starts of all buckets and the end of the last bucket, in minutes since the epoch.
  private let bounds: [Int64]
  /// The minutes of `bounds`, clamped to the range that has data.
  let clampedBounds: [Int64]
  private let rowCount: Int
  private var cellSums: [TrafficSum]

  /// Creates an empty grid.
  ///
  /// - Parameters:
  ///   - rowCount: The number of rows in each bucket.
  ///   - data: The range of minutes that have data, in minutes since the epoch.
  init(_ request: ExportRequest, rowCount: Int, data: Range<Int64>) {
    let length = request.interval.length
    // The grid has only the buckets that overlap the data. The range of the request can be much
    // longer than the data.
    let from = max(request.range.from, Instant(minute: data.lowerBound).floored(to: length))
    let to = min(request.range.to, Instant(minute: data.upperBound).raised(to: length))
    bounds = Array(
      stride(from: from.minute, through: max(from, to).minute, by: Int(length.minutes)))
    clampedBounds = bounds.map { min(max($0, data.lowerBound), data.upperBound) }
    self.rowCount = rowCount
    cellSums = Array(repeating: TrafficSum(), count: (bounds.count - 1) * rowCount)
  }

  /// The minutes of the grid that have data.
  var minutes: Range<Int64> { clampedBounds[0]..<clampedBounds[clampedBounds.count - 1] }

  /// Returns the buckets that overlap a range of minutes.
  func buckets(in range: Range<Int64>) -> Range<Int> {
    let first = clampedBounds.lastIndex { $0 <= range.lowerBound } ?? 0
    let last = clampedBounds.firstIndex { $0 >= range.upperBound } ?? clampedBounds.count - 1
    return first..<max(first, last)
  }

  /// Adds the traffic of a group to a row. The traffic between the first and the second minute of
  /// `curvePositions` is added to the bucket with the index `bucket`. The traffic between each
  /// later pair of minutes is added to the next bucket. `effect` changes the traffic before it is
  /// added.
  @inline(__always)
  mutating func add(
    _ group: ViewerGroup, along curvePositions: inout CurvePositions, from bucket: Int, row: Int,
    _ effect: (TrafficSum) -> TrafficSum = { $0 }
  ) {
    let positions = curvePositions.positions(on: group.curve)
    var cell = bucket * rowCount + row
    var before = group.trafficSum(at: curvePositions.minutes[0], position: positions[0])
    for index in 1..<positions.count {
      let now = group.trafficSum(at: curvePositions.minutes[index], position: positions[index])
      cellSums[cell] = cellSums[cell] + effect(now - before)
      before = now
      cell += rowCount
    }
  }

  /// Returns the answer. The table has a row for each sum with traffic.
  func table(_ request: ExportRequest, labels: [TextColumn]) -> DataTable {
    let cells = cellSums.indices.filter { cellSums[$0].isTraffic }
    let time = cells.map { Instant(minute: bounds[$0 / rowCount]).milliseconds }
    let labelColumns = zip(request.dimensions, labels).map { dimension, labels in
      let codes = cells.map { labels.codes[$0 % rowCount] }
      return Column(
        dimension.rawValue, .label,
        .texts(TextColumn(codes: codes, dictionary: labels.dictionary)))
    }
    let measures = request.metrics.map { metric in
      Column(
        metric.rawValue, .measure(metric.unit), values(metric, request.interval.length, of: cells))
    }
    return DataTable([Column("timestamp", .time, .instants(time))] + labelColumns + measures)
  }

  private func values(_ metric: Metric, _ length: TimeSpan, of cells: [Int]) -> Column.Values {
    let totals = cells.map { cellSums[$0].total(metric) }
    switch metric.overTime {
    case .adds: return .integers(totals)
    case .averages: return .decimals(totals.map { Double($0) / Double(length.minutes) })
    }
  }
}

/// A list of minutes, and the positions of the curves of a population at these minutes. A position
/// is the running total of viewing before a minute, in units of `ActivityCurve`. The positions of a
/// curve are computed when they are first needed.
struct CurvePositions {
  /// The minutes since the epoch, in ascending order.
  let minutes: [Int64]
  private let population: Population
  private var positions: [[Int64]]

  init(_ minutes: [Int64], population: Population) {
    self.minutes = minutes
    self.population = population
    positions = Array(repeating: [], count: population.curves.count)
  }

  /// Returns the position of a curve (its running total) at each of the minutes. `curve` is an
  /// index into the population's curves.
  mutating func positions(on curve: Int) -> [Int64] {
    if positions[curve].isEmpty {
      positions[curve] = minutes.map(population.curves[curve].position)
    }
    return positions[curve]
  }
}

extension Instant {
  /// The number of whole minutes since the epoch, rounded down.
  var minute: Int64 { floored(to: .minute).milliseconds / TimeSpan.minute.milliseconds }

  /// Creates the instant at the start of a minute. The minute is counted from the epoch.
  init(minute: Int64) {
    self.init(milliseconds: minute * TimeSpan.minute.milliseconds)
  }
}

extension TimeSpan {
  /// The number of whole minutes in the time span. A fraction is dropped.
  var minutes: Int64 { milliseconds / TimeSpan.minute.milliseconds }
}
