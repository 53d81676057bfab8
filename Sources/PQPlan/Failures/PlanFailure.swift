import PQModel

/// The reason why a query cannot be answered.
enum PlanFailure: Error {
  /// The query range cannot be answered.
  case range(RangeFailure)
  /// The comparison range cannot be answered.
  case comparison(RangeFailure, at: Range<Int>)
  /// Rows must be split by these dimensions, and there are too many of them.
  case tooManyDimensions([ExportDimension])
  /// The plan would have this number of requests, and the number exceeds the limit.
  case tooManyRequests(Int)
  /// FILL would show this number of groups from IN lists, and the number exceeds the limit.
  case tooManyGroups(Int)
  /// A request violates the catalog.
  case request(ExportViolation)

  /// True if the query range or the comparison range cannot be answered.
  var isOfRange: Bool {
    switch self {
    case .range, .comparison: true
    case .tooManyDimensions, .tooManyRequests, .tooManyGroups, .request: false
    }
  }

  /// The reason why the query range or the comparison range cannot be answered; otherwise `nil`.
  var ofRange: RangeFailure? {
    switch self {
    case .range(let failure), .comparison(let failure, _): failure
    case .tooManyDimensions, .tooManyRequests, .tooManyGroups, .request: nil
    }
  }

  /// True if the comparison range cannot be answered.
  var isOfComparison: Bool { if case .comparison = self { true } else { false } }

  /// True if no interval fits the buckets, for any range.
  var isNoInterval: Bool { if case .range(.noInterval) = self { true } else { false } }

  /// The start of the data that the backend keeps, if the range begins before it; otherwise `nil`.
  var earliest: Instant? {
    switch self {
    case .range(.beyondRetention(_, _, _, let earliest)),
      .comparison(.beyondRetention(_, _, _, let earliest), _):
      earliest
    default: nil
    }
  }
}
