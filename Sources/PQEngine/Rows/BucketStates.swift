import PQModel
import PQPlan

/// What the column `state` says of the rows of a bucket.
enum BucketState: Int, CaseIterable {
  /// It is over, and all of it was fetched.
  case complete
  /// It is not over.
  case running
  /// A part of it was fetched, or of the bucket that it is compared with; or the groups of TOP were
  /// picked by a part of the range.
  case partial
  /// Nothing of it was fetched.
  case missing
  /// Nothing of it was fetched, or of the bucket that it is compared with, and FILL has made its
  /// numbers from other buckets.
  case filled
}

/// The states of the buckets of a result.
struct BucketStates {
  /// How much of each bucket was fetched, and of each that it is compared with; nil if all was.
  var coverage: Coverage?
  var coverageBefore: Coverage?
  /// What is filled of both.
  var filled: FilledBuckets?
  var filledBefore: FilledBuckets?
  /// Whether the groups were picked by a part of the range.
  var isUndecided = false
  /// The first bucket that is not over.
  var firstRunning: Int?

  /// Whether some bucket may be neither complete nor running.
  var isPartial: Bool { coverage != nil || coverageBefore != nil }

  /// The state of a bucket.
  func state(_ bucket: Int) -> BucketState {
    let part = coverage?.part(bucket) ?? .all
    if filled?.contains(bucket) == true { return .filled }
    if part == .nothing { return .missing }
    if filledBefore?.contains(bucket) == true { return .filled }
    if isUndecided || part == .some || (coverageBefore?.missing(bucket) ?? 0) > 0 {
      return .partial
    }
    return firstRunning.map { bucket >= $0 } == true ? .running : .complete
  }
}
