import PQModel

/// Why a query cannot be answered.
enum PlanFailure: Error {
  case range(CutFailure)
  /// Of the range that the query's own is compared with.
  case comparison(CutFailure, at: Range<Int>)
  /// These dimensions must be told apart, and are too many.
  case tooManyDimensions([Dimension])
  case tooManyRequests(Int)
  /// FILL would show so many groups that lists name.
  case tooManyGroups(Int)
  case request(ExportViolation)

  /// Whether the range cannot be answered, or the one that it is compared with.
  var isOfRange: Bool {
    switch self {
    case .range, .comparison: true
    case .tooManyDimensions, .tooManyRequests, .tooManyGroups, .request: false
    }
  }

  /// Why the range cannot be answered, or the one that it is compared with.
  var ofRange: CutFailure? {
    switch self {
    case .range(let failure), .comparison(let failure, _): failure
    case .tooManyDimensions, .tooManyRequests, .tooManyGroups, .request: nil
    }
  }

  /// Whether the range that the query's own is compared with cannot be answered.
  var isOfComparison: Bool { if case .comparison = self { true } else { false } }

  /// Whether there is no interval for the buckets, whatever the range.
  var isNoInterval: Bool { if case .range(.noInterval) = self { true } else { false } }

  /// Since when the range would be answered, if it begins too early.
  var earliest: Instant? {
    switch self {
    case .range(.beyondRetention(_, _, _, let earliest)),
      .comparison(.beyondRetention(_, _, _, let earliest), _):
      earliest
    default: nil
    }
  }
}
