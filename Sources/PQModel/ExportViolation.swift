/// The first rule of the export API that a request violates.
public enum ExportViolation: Error, Sendable, Hashable {
  /// A list of a request.
  public enum List: String, Sendable {
    /// One of the lists of an `ExportRequest`, by the name of its field.
    case metrics, dimensions, filters
  }

  /// The backend does not have the metric.
  case unknownMetric(Metric)
  /// The backend does not have the dimension.
  case unknownDimension(Dimension)
  /// The backend does not answer the interval.
  case unknownInterval(Interval)
  /// A list that needs at least one entry is empty.
  case empty(List)
  /// A list has a duplicate.
  case repeated(List)
  /// The number of dimensions exceeds the limit of the backend.
  case tooManyDimensions(asked: Int, allowed: Int)
  /// The end of the range is not after its start.
  case emptyRange(TimeRange)
  /// A bound of the range is not a multiple of the interval.
  case misaligned(Instant, Interval)
  /// The range is longer than the interval allows.
  case rangeTooLong(asked: TimeSpan, allowed: TimeSpan, Interval)
  /// The range starts before the retention of the interval.
  case beyondRetention(from: Instant, earliest: Instant, Interval)
}
