/// The first rule of the export API that a request would break.
public enum ExportViolation: Error, Sendable, Hashable {
  /// A list of the request.
  public enum List: String, Sendable {
    case metrics, dimensions, filters
  }

  /// The backend does not have the metric.
  case unknownMetric(Metric)
  /// The backend does not have the dimension.
  case unknownDimension(Dimension)
  /// The backend does not answer the interval.
  case unknownInterval(Interval)
  /// A list that needs at least one entry has none.
  case empty(List)
  /// A list names something twice.
  case repeated(List)
  /// More dimensions to split by than the API takes at once.
  case tooManyDimensions(asked: Int, allowed: Int)
  /// The range ends where it begins, or before.
  case emptyRange(TimeRange)
  /// An end of the range is not a multiple of the interval.
  case misaligned(Instant, Interval)
  /// The range is longer than the interval allows.
  case rangeTooLong(asked: TimeSpan, allowed: TimeSpan, Interval)
  /// The range begins before what is kept for the interval.
  case beyondRetention(from: Instant, earliest: Instant, Interval)
}
