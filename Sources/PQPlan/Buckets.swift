public import PQModel

/// The buckets of one range, numbered from 0 in order of time. There may be gaps between them.
public struct Buckets: Sendable, Equatable {
  private enum Storage: Sendable, Equatable {
    case uniform(length: Int64, count: Int)
    case listed([TimeRange])
  }

  /// The range from the start of the first bucket to the end of the last one.
  public let range: TimeRange
  private let storage: Storage

  /// Creates one bucket that is the whole range.
  public init(whole range: TimeRange) {
    self.range = range
    storage = .uniform(length: range.length.milliseconds, count: 1)
  }

  /// Creates the buckets of a range, which must consist of whole buckets.
  ///
  /// - Parameter limit: the maximum number of buckets. Calendar buckets also have a maximum of
  ///   400,000.
  /// - Returns: `nil` if the range has more buckets than the limit.
  public init?(_ bucketing: Bucketing, of range: TimeRange, limit: Int = 20_000_000) {
    self.range = range
    if case .fixed(let span) = bucketing.length {
      let count = range.length.milliseconds / span.milliseconds
      guard count <= limit else { return nil }
      storage = .uniform(length: span.milliseconds, count: Int(count))
    } else {
      // The starts of calendar buckets are computed one by one and stored, so their limit is lower.
      let borders = bucketing.borders(of: range, limit: min(limit, Self.listLimit))
      guard let borders else { return nil }
      storage = .listed(zip(borders, borders.dropFirst()).map { TimeRange(from: $0, to: $1) })
    }
  }

  /// The maximum number of buckets that are stored as a list.
  static let listLimit = 400_000

  /// Creates buckets from a list in order of time, or returns `nil` if the list is empty.
  init?(listed buckets: [TimeRange]) {
    guard let first = buckets.first, let last = buckets.last else { return nil }
    range = TimeRange(from: first.from, to: last.to)
    let isUniform = zip(buckets, buckets.dropFirst()).allSatisfy { one, next in
      one.to == next.from && next.length == first.length
    }
    storage =
      isUniform
      ? .uniform(length: first.length.milliseconds, count: buckets.count) : .listed(buckets)
  }

  /// The number of buckets.
  public var count: Int {
    switch storage {
    case .uniform(_, let count): count
    case .listed(let buckets): buckets.count
    }
  }

  /// The range of a bucket.
  public subscript(index: Int) -> TimeRange {
    switch storage {
    case .uniform(let length, _):
      let start = range.from + TimeSpan(milliseconds: Int64(index) * length)
      return TimeRange(from: start, to: start + TimeSpan(milliseconds: length))
    case .listed(let buckets): return buckets[index]
    }
  }

  /// The length of every bucket. It is `nil` if the buckets are stored as a list, because the list
  /// may have gaps and buckets of different lengths.
  public var commonLength: TimeSpan? {
    if case .uniform(let length, _) = storage { TimeSpan(milliseconds: length) } else { nil }
  }

  /// Returns the index of the bucket that contains an instant. It is `nil` if the instant is
  /// outside of the range or in a gap.
  public func index(of instant: Instant) -> Int? {
    guard range.contains(instant) else { return nil }
    switch storage {
    case .uniform(let length, _):
      return Int((instant.milliseconds - range.from.milliseconds) / length)
    case .listed(let buckets):
      var (low, high) = (0, buckets.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if buckets[middle].to <= instant { low = middle + 1 } else { high = middle }
      }
      return buckets[low].contains(instant) ? low : nil
    }
  }

  /// The greatest common divisor of the inner borders, as milliseconds since the epoch; 0 if there
  /// is no inner border. Inner borders are the starts and ends of all buckets, except both ends of
  /// `range`.
  public var innerGrid: Int64 {
    switch storage {
    case .uniform(let length, let count):
      // The first two inner borders are enough. The distance between them is the length of each
      // bucket. A number that divides both borders also divides this length, so it divides every
      // inner border.
      return (1..<max(1, min(count, 3))).reduce(0) { divisor, index in
        Self.divisor(divisor, range.from.milliseconds + Int64(index) * length)
      }
    case .listed(let buckets):
      let starts = buckets.dropFirst().map(\.from)
      let ends = buckets.dropLast().map(\.to)
      return (starts + ends).reduce(0) { Self.divisor($0, $1.milliseconds) }
    }
  }

  /// Returns the greatest common divisor.
  static func divisor(_ left: Int64, _ right: Int64) -> Int64 {
    var (left, right) = (left.magnitude, right.magnitude)
    while right != 0 { (left, right) = (right, left % right) }
    return Int64(clamping: left)
  }
}

extension Buckets {
  /// The runs of the buckets, in order of time. A run is a range of adjacent buckets: there is no
  /// gap between them.
  var runs: [TimeRange] {
    guard commonLength == nil else { return [range] }
    return (0..<count).reduce(into: []) { runs, index in
      let bucket = self[index]
      if let last = runs.last, last.to == bucket.from {
        runs[runs.count - 1] = TimeRange(from: last.from, to: bucket.to)
      } else {
        runs.append(bucket)
      }
    }
  }

  /// The parts of the range outside of all buckets, in order of time.
  public var gaps: [TimeRange] {
    let runs = runs
    return zip(runs, runs.dropFirst()).map { TimeRange(from: $0.to, to: $1.from) }
  }

  /// Returns the buckets without some at the start and at the end, or `nil` if no bucket is left.
  /// `first` and `last` are the numbers of buckets to drop.
  func dropping(first: Int = 0, last: Int = 0) -> Buckets? {
    let kept = first..<max(first, count - last)
    guard !kept.isEmpty else { return nil }
    guard kept.count < count else { return self }
    guard let length = commonLength else { return Buckets(listed: kept.map { self[$0] }) }
    let range = TimeRange(from: self[kept.lowerBound].from, to: self[kept.upperBound - 1].to)
    return Buckets(Bucketing(.fixed(length)), of: range)
  }
}
