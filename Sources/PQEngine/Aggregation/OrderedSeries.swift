import PQModel
import PQPlan

// Series with sorted cells and their rows, and the time that is missing from the series.

/// A finished series and its rows. No more answers are added to the series. A row of a series is one
/// pair of a group and a bucket.
struct OrderedSeries {
  /// The sums. Their cells are sorted by group and then by bucket.
  let series: Series
  /// The rows with traffic and, if buckets are filled, the rows of the filled buckets.
  let rows: RowSet
  /// The cell of each row, or `RowSet.notFound` for a row without a cell. The array is `nil` if
  /// each row i has cell i and there are as many cells as rows.
  let cells: [UInt32]?
  /// The coverage of the buckets, or `nil` if nothing is missing.
  let coverage: Coverage?
  /// The source cells of the rows in filled buckets, or `nil` if no bucket is filled. FILL computes
  /// a row from its source cells: the cells of the same group in the nearest fetched buckets.
  private(set) var filled: FilledCells?

  init(_ series: Series, _ coverage: Coverage? = nil) {
    var series = series
    series.order()
    self.series = series
    self.coverage = coverage
    (rows, cells) = series.rowsWithTraffic()
  }

  private init(_ series: OrderedSeries, rows: RowSet, _ filled: FilledBuckets) {
    self.series = series.series
    self.rows = rows
    cells = series.cells(of: rows)
    coverage = series.coverage?.filling(filled)
    self.filled = filled.cells(of: rows, in: series)
  }

  /// Returns the cell of each given row, or `RowSet.notFound` for a row without a cell. Returns
  /// `nil` if each row i has cell i and there are as many cells as rows.
  func cells(of rows: RowSet) -> [UInt32]? {
    guard rows != self.rows else { return cells }
    let places = rows.places(in: self.rows)
    guard let cells else { return places }
    return places.map { $0 == RowSet.notFound ? $0 : cells[Int($0)] }
  }

  /// Returns the same series with additional rows: one for each group and each filled bucket. The group
  /// numbers must be ascending.
  ///
  /// - Throws: A failure if there would be more than `RowSet.gridLimit` additional rows.
  func filled(
    _ filled: FilledBuckets, for groups: [UInt32]
  ) throws(BackendFailure) -> OrderedSeries {
    let buckets = filled.buckets
    try RowSet.checkGrid(groups.count, buckets.count)
    var added = RowSet(capacity: groups.count * buckets.count)
    for group in groups { for bucket in buckets { added.append(group, bucket) } }
    let rows = rows.union(added, bucketCount: series.buckets.count)
    return OrderedSeries(self, rows: rows, filled)
  }
}

/// The series of the query range or of the comparison range, with their rows.
struct OrderedRange {
  /// The series in the buckets of the result, with its rows.
  let rows: OrderedSeries
  /// The series in the inner buckets of each reducer.
  let grains: [OrderedSeries]
  /// The last bucket counts only up to this time; `nil` if the whole bucket counts. In the query
  /// range, it is the current time. In the comparison range, it is the same point of the last
  /// bucket, rounded to an interval of the backend.
  let now: Instant?

  /// - Parameters:
  ///   - missing: The parts of the range that were not fetched.
  ///   - now: The end of the time that counts. The time after it is never missing. It is `nil` if
  ///     the whole range counts.
  init(_ range: RangeAggregates, without missing: [TimeRange], until now: Instant?) {
    self.now = now
    rows = OrderedSeries(
      range.rows, Coverage(of: range.rows.buckets, without: missing, until: now))
    grains = range.grains.map { series in
      var coverage = Coverage(of: series.buckets, without: missing, until: now)
      // A reducer uses only inner buckets that were fetched completely.
      coverage?.isStrict = true
      return OrderedSeries(series, coverage)
    }
  }

  /// Returns the data of this range that a `RowComputer` needs for the given rows.
  func rangeData(for rows: RowSet) -> RowComputer.RangeData {
    RowComputer.RangeData(
      series: self.rows.series, grains: grains, cells: self.rows.cells(of: rows),
      coverage: self.rows.coverage, now: now)
  }

  /// Returns the data of this range that a `RowComputer` needs for the given rows, with filled buckets.
  ///
  /// - Throws: A failure if the filled inner buckets have more than `RowSet.gridLimit` rows.
  func rangeData(for rows: RowSet, _ filled: FilledRange) throws(BackendFailure)
    -> RowComputer.RangeData
  {
    var side = rangeData(for: rows)
    side.coverage = side.coverage?.filling(filled.rows)
    side.filled = filled.rows.cells(of: rows, in: self.rows)
    let groups = rows.distinctGroups
    for (place, buckets) in filled.grains.enumerated() {
      guard let buckets else { continue }
      side.grains[place] = try grains[place].filled(buckets, for: groups)
    }
    return side
  }
}

/// The missing parts of the query range and of the comparison range.
struct MissingTime {
  private let current: [TimeRange]
  private let before: [TimeRange]
  /// The current time, or `nil` if the whole query range counts.
  let now: Instant?

  init(_ slices: [MissingSlice], until now: Instant?) {
    current = slices.filter { !$0.isBefore }.map(\.range)
    before = slices.filter(\.isBefore).map(\.range)
    self.now = now
  }

  /// True if nothing is missing from either range.
  var isNothing: Bool { current.isEmpty && before.isEmpty }

  /// Returns the series of both ranges with their rows.
  func ordered(_ aggregation: Aggregation) -> (current: OrderedRange, before: OrderedRange?) {
    (
      OrderedRange(aggregation.current, without: current, until: now),
      aggregation.before.map { OrderedRange($0, without: before, until: $0.now) }
    )
  }

  /// Returns the totals of both ranges. The totals of a range are a series with one bucket, the
  /// whole range. The result is `nil` for a range without totals. Gaps between the buckets of a
  /// range count as missing.
  func totals(_ aggregation: Aggregation) -> (current: OrderedSeries?, before: OrderedSeries?) {
    (
      totals(aggregation.current, without: current, until: now),
      aggregation.before.flatMap { totals($0, without: before, until: $0.now) }
    )
  }

  private func totals(
    _ range: RangeAggregates, without missing: [TimeRange], until now: Instant?
  ) -> OrderedSeries? {
    range.rangeTotals.map { series in
      let left = missing + range.rows.buckets.gaps
      return OrderedSeries(series, Coverage(of: series.buckets, without: left, until: now))
    }
  }
}

/// The part of each bucket that was fetched.
struct Coverage {
  /// The fetched part of a bucket: all, some or nothing of it.
  enum Part {
    case all, some, nothing
  }

  /// The length of each bucket up to the end of the time that counts, in milliseconds.
  private let lengths: [Int64]
  /// The missing time of each bucket, in milliseconds.
  private var missing: [Int64]
  /// If true, the value of a bucket is NULL as soon as a part of the bucket is missing. If false, it is
  /// NULL only if the whole bucket is missing.
  var isStrict = false

  /// Creates the coverage of buckets, or returns `nil` if nothing is missing.
  ///
  /// - Parameter now: The end of the time that counts. The time after it is never missing. It is
  ///   `nil` if the whole range counts.
  init?(of buckets: Buckets, without missing: [TimeRange], until now: Instant?) {
    guard !missing.isEmpty else { return nil }
    var parts = [Int64](repeating: 0, count: buckets.count)
    lengths = (0..<buckets.count).map { buckets[$0].until(now).length.milliseconds }
    for range in missing.map({ $0.until(now) }) where range.length.milliseconds > 0 {
      guard let first = buckets.index(of: max(range.from, buckets.range.from)) else { continue }
      for bucket in first..<buckets.count where buckets[bucket].from < range.to {
        parts[bucket] += buckets[bucket].common(with: range)
      }
    }
    self.missing = parts
  }

  /// Returns a coverage in which filled buckets count as fetched.
  func filling(_ filled: FilledBuckets) -> Coverage {
    var coverage = self
    for bucket in filled.buckets { coverage.missing[Int(bucket)] = 0 }
    return coverage
  }

  /// Returns the missing time of a bucket, in milliseconds.
  func missing(_ bucket: Int) -> Int64 { bucket < missing.count ? missing[bucket] : 0 }

  /// Returns the fetched part of a bucket: all, some or nothing of it.
  func part(_ bucket: Int) -> Part {
    switch missing(bucket) {
    case 0: .all
    case lengths[bucket]...: .nothing
    default: .some
    }
  }

  /// Returns true if the value of a bucket is NULL because time is missing.
  func lacksNumber(_ bucket: Int) -> Bool {
    isStrict ? missing(bucket) > 0 : part(bucket) == .nothing
  }

  /// The indices of the buckets that were not fetched at all. They may have traffic.
  var emptyBuckets: [UInt32] { (0..<UInt32(missing.count)).filter { part(Int($0)) == .nothing } }
}

extension TimeRange {
  fileprivate func until(_ now: Instant?) -> TimeRange {
    TimeRange(from: from, to: now.map { min(to, max($0, from)) } ?? to)
  }

  /// Returns the length of the overlap of both ranges, in milliseconds.
  fileprivate func common(with other: TimeRange) -> Int64 {
    max(0, (min(to, other.to) - max(from, other.from)).milliseconds)
  }
}
