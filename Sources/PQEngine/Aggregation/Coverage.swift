import PQModel
import PQPlan

/// The part of each bucket that was fetched.
struct Coverage {
  /// The extent to which a bucket was fetched.
  enum Part {
    case all, some, nothing
  }

  private let lengths: [Int64]
  private var missing: [Int64]
  /// True if a bucket has no number as soon as a part of it is missing. Otherwise it has none only if
  /// all of it is missing.
  var isStrict = false

  /// Creates the coverage of buckets, or returns `nil` if nothing is missing.
  ///
  /// - Parameter now: The time up to which buckets count, or `nil` if all of them count completely.
  ///   Later time cannot be missing.
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

  /// Returns the same coverage, in which filled buckets count as fetched.
  func filling(_ filled: FilledBuckets) -> Coverage {
    var coverage = self
    for bucket in filled.buckets { coverage.missing[Int(bucket)] = 0 }
    return coverage
  }

  /// Returns the missing time of a bucket, in milliseconds.
  func missing(_ bucket: Int) -> Int64 { bucket < missing.count ? missing[bucket] : 0 }

  /// Returns the extent to which a bucket was fetched.
  func part(_ bucket: Int) -> Part {
    switch missing(bucket) {
    case 0: .all
    case lengths[bucket]...: .nothing
    default: .some
    }
  }

  /// Returns true if a bucket has no number.
  func leavesOut(_ bucket: Int) -> Bool {
    isStrict ? missing(bucket) > 0 : part(bucket) == .nothing
  }

  /// The buckets of which nothing was fetched.
  var emptyBuckets: [UInt32] { (0..<UInt32(missing.count)).filter { part(Int($0)) == .nothing } }
}

extension TimeRange {
  fileprivate func until(_ now: Instant?) -> TimeRange {
    TimeRange(from: from, to: now.map { min(to, max($0, from)) } ?? to)
  }

  /// Returns the length of time that lies in both ranges, in milliseconds.
  fileprivate func common(with other: TimeRange) -> Int64 {
    max(0, (min(to, other.to) - max(from, other.from)).milliseconds)
  }
}
