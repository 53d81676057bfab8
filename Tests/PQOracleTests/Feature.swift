import Foundation

/// A part of the language that random queries may use.
///
/// If the environment has `PQ_ORACLE_FEATURES=limit,order`, only the named features are used.
enum Feature: String, CaseIterable {
  /// Columns other than a metric, and functions of one row.
  case expressions
  /// The functions `rate`, `delta`, `cumulative`, `moving_avg`, `share` and `rank`.
  case windows
  /// The functions `max`, `min`, `avg`, `p50`, `p95` and `p99` over inner buckets.
  case reducers
  /// Predicates that are not a conjunction of `=` and `IN`.
  case predicates
  /// BY with three dimensions.
  case manyDimensions
  /// Buckets that pq adds up from the intervals of the API.
  case rolledBuckets
  /// Weeks, months, quarters and years.
  case calendarBuckets
  /// Queries without EVERY.
  case wholeRange
  /// Requests that fail, so that data is missing.
  case missing
  case during, includingNow, zones, fill, compare, having, order, top, limit

  /// The features that this run uses.
  static let chosen: Set<Feature> = {
    guard let names = ProcessInfo.processInfo.environment["PQ_ORACLE_FEATURES"] else {
      return Set(allCases)
    }
    return Set(names.split(separator: ",").compactMap { Feature(rawValue: String($0)) })
  }()
}
