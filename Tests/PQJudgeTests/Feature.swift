import Foundation

/// A part of the language that random queries may use.
///
/// `PQ_JUDGE_FEATURES=limit,order` in the environment leaves out all others.
enum Feature: String, CaseIterable {
  /// Columns that are more than a metric, and functions of one row.
  case expressions
  /// `rate delta cumulative moving_avg share rank`.
  case windows
  /// `max min avg p50 p95 p99` over shorter buckets.
  case reducers
  /// Predicates beyond a conjunction of `=` and `IN`.
  case predicates
  /// BY with three dimensions.
  case manyDimensions
  /// Buckets that are rolled up from those of the API.
  case rolledBuckets
  /// Weeks, months, quarters and years.
  case calendarBuckets
  /// No EVERY.
  case wholeRange
  /// Requests that fail.
  case missing
  case during, includingNow, zones, fill, compare, having, order, top, limit

  /// Those that a run uses.
  static let chosen: Set<Feature> = {
    guard let names = ProcessInfo.processInfo.environment["PQ_JUDGE_FEATURES"] else {
      return Set(allCases)
    }
    return Set(names.split(separator: ",").compactMap { Feature(rawValue: String($0)) })
  }()
}
