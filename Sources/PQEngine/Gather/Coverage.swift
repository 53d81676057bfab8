import PQModel
import PQPlan

/// How much of each bucket was fetched.
struct Coverage {
  /// How much of a bucket was fetched.
  enum Part {
    case all, some, nothing
  }

  private let lengths: [Int64]
  private var missing: [Int64]
  /// Whether a bucket has no number as soon as anything of it is missing.
  var isStrict = false

  /// Nil if all was fetched.
  ///
  /// - Parameter now: until when buckets have begun, if some have not. What comes later cannot be
  ///   missing.
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

  /// The same, but that filled buckets count as fetched.
  func filling(_ filled: FilledBuckets) -> Coverage {
    var coverage = self
    for bucket in filled.buckets { coverage.missing[Int(bucket)] = 0 }
    return coverage
  }

  /// How many milliseconds of a bucket were not fetched.
  func missing(_ bucket: Int) -> Int64 { bucket < missing.count ? missing[bucket] : 0 }

  /// How much of a bucket was fetched.
  func part(_ bucket: Int) -> Part {
    switch missing(bucket) {
    case 0: .all
    case lengths[bucket]...: .nothing
    default: .some
    }
  }

  /// Whether a bucket has no number.
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

  /// How many milliseconds lie in both.
  fileprivate func common(with other: TimeRange) -> Int64 {
    max(0, (min(to, other.to) - max(from, other.from)).milliseconds)
  }
}
