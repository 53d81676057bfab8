import PQModel
import PQPlan

/// The state of a bucket, as shown in the column `state`.
enum BucketState: Int, CaseIterable {
  /// The bucket is over, and all of it was fetched.
  case complete
  /// The bucket is not over.
  case running
  /// Only a part of the bucket was fetched, or its comparison bucket is incomplete, or TOP picked the
  /// groups from a part of the range.
  case partial
  /// Nothing of the bucket was fetched.
  case missing
  /// Nothing of the bucket or of its comparison bucket was fetched, and FILL made the numbers from
  /// other buckets.
  case filled
}

/// The states of the buckets of a result.
struct BucketStates {
  /// The coverage of the query range, or `nil` if all of it was fetched.
  var coverage: Coverage?
  /// The coverage of the comparison range, or `nil` if all of it was fetched.
  var coverageBefore: Coverage?
  /// The filled buckets of the query range, or `nil` if there are none.
  var filled: FilledBuckets?
  /// The filled buckets of the comparison range, or `nil` if there are none.
  var filledBefore: FilledBuckets?
  /// True if TOP picked the groups from a part of the range.
  var isUndecided = false
  /// The number of the first bucket that is not over, or `nil` if all are over.
  var firstRunning: Int?

  /// True if some bucket may be neither complete nor running.
  var isPartial: Bool { coverage != nil || coverageBefore != nil }

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
