// A valid request to the export API, the rules it can violate, and the cost of several.

/// A request to the export API that has passed all checks of its initializer.
///
/// The API document describes the fields in its section "Structure".
public struct ExportRequest: Sendable, Hashable {
  /// The values of one dimension that a request selects.
  public struct Filter: Sendable, Hashable {
    /// The dimension that is filtered.
    public let dimension: ExportDimension
    /// The selected values: at least one, without duplicates, in the order of the query.
    public let values: [String]
    /// True if `values` has a duplicate. It is computed once for all requests that share the filter.
    fileprivate let repeatsAValue: Bool

    /// Creates a filter. The initializer of the request checks the values.
    public init(_ dimension: ExportDimension, in values: [String]) {
      self.dimension = dimension
      self.values = values
      repeatsAValue =
        values.count > 1 && Set(values.lazy.map { ByteComparedText($0) }).count < values.count
    }

    /// Returns true if a row with a value of the dimension passes the filter. Values are compared by
    /// their bytes, because texts that only look alike are different values. (`==` of `String` is true
    /// for them.) The time is linear in the number of values.
    public func matches(_ value: String) -> Bool { values.contains { $0.hasBytes(of: value) } }
  }

  /// The half-open range of the request, a whole number of buckets.
  public let range: TimeRange
  /// The length of a bucket.
  public let interval: Interval
  /// The requested metrics: at least one, without duplicates, in the order of the query.
  public let metrics: [Metric]
  /// The filters that rows must match, at most one for each dimension; empty for all rows.
  public let filters: [Filter]
  /// The dimensions that rows are grouped by, without duplicates, in the order of the query.
  public let dimensions: [ExportDimension]

  /// Creates a request after checking it against the rules of the API.
  ///
  /// - Parameters:
  ///   - range: the half-open range, aligned to the interval.
  ///   - interval: the length of a bucket.
  ///   - metrics: at least one metric.
  ///   - filters: at most one filter for each dimension.
  ///   - dimensions: the dimensions that rows are grouped by.
  ///   - catalog: the metrics, dimensions and limits of the backend.
  ///   - clock: the time of the request. The age of data is measured from it.
  /// - Throws: `ExportViolation` with the first rule that the request violates.
  public init(
    range: TimeRange, interval: Interval, metrics: [Metric], filters: [Filter] = [],
    dimensions: [ExportDimension] = [], catalog: Catalog, clock: Instant
  ) throws(ExportViolation) {
    self.range = range
    self.interval = interval
    self.metrics = metrics
    self.filters = filters
    self.dimensions = dimensions
    try checkNames(catalog)
    try checkLists(catalog.limits)
    try checkRange(catalog.limits, clock)
  }

  /// Returns the start of the bucket that contains a time; `nil` if the time is outside the range.
  ///
  /// Buckets start at multiples of the interval since the epoch, in UTC.
  public func bucketStart(of time: Instant) -> Instant? {
    range.contains(time) ? time.floored(to: interval.length) : nil
  }

  /// The number of buckets of the range.
  public var bucketCount: Int {
    Int(range.length.milliseconds / interval.length.milliseconds)
  }
}

extension ExportRequest {
  private func checkNames(_ catalog: Catalog) throws(ExportViolation) {
    for metric in metrics where !catalog.metrics.contains(metric) {
      throw .unknownMetric(metric)
    }
    for dimension in dimensions + filters.map(\.dimension)
    where !catalog.dimensions.contains(dimension) {
      throw .unknownDimension(dimension)
    }
  }

  private func checkLists(_ limits: ExportLimits) throws(ExportViolation) {
    guard !metrics.isEmpty else { throw .empty(.metrics) }
    guard !metrics.repeats(\.self) else { throw .repeated(.metrics) }
    guard !dimensions.repeats(\.self) else { throw .repeated(.dimensions) }
    guard !filters.repeats(\.dimension) else { throw .repeated(.filters) }
    for filter in filters {
      guard !filter.values.isEmpty else { throw .empty(.filters) }
      guard !filter.repeatsAValue else { throw .repeated(.filters) }
    }
    guard dimensions.count <= limits.maxDimensions else {
      throw .tooManyDimensions(asked: dimensions.count, allowed: limits.maxDimensions)
    }
  }

  private func checkRange(_ limits: ExportLimits, _ clock: Instant) throws(ExportViolation) {
    guard let rule = limits[interval] else { throw .unknownInterval(interval) }
    guard range.from < range.to else { throw .emptyRange(range) }
    for end in [range.from, range.to] where !end.isMultiple(of: interval.length) {
      throw .misaligned(end, interval)
    }
    if let longest = rule.maxRange, range.length > longest {
      throw .rangeTooLong(asked: range.length, allowed: longest, interval)
    }
    if let retention = rule.retention, range.from < clock - retention {
      throw .beyondRetention(from: range.from, earliest: clock - retention, interval)
    }
  }
}

extension Array {
  /// Returns true if two elements have the same key. The time is quadratic, for short arrays.
  fileprivate func repeats(_ key: (Element) -> some Equatable) -> Bool {
    indices.contains { place in self[..<place].contains { key($0) == key(self[place]) } }
  }
}

extension ExportRequest {
  /// The JSON body of the request on one line, with the fields in the order of the API's examples.
  /// Empty lists of filters and dimensions are omitted.
  public var body: String {
    var fields = [
      "\"from\": \(range.from.milliseconds)", "\"to\": \(range.to.milliseconds)",
      "\"interval\": \(JSONText.quoted(interval.rawValue))",
    ]
    if !filters.isEmpty {
      let entries = filters.map { "\(JSONText.quoted($0.dimension.rawValue)): \(list($0.values))" }
      fields.append("\"filters\": {\(entries.joined(separator: ", "))}")
    }
    if !dimensions.isEmpty {
      fields.append("\"dimensions\": \(list(dimensions.map(\.rawValue)))")
    }
    fields.append("\"metrics\": \(list(metrics.map(\.rawValue)))")
    return "{\(fields.joined(separator: ", "))}"
  }

  private func list(_ texts: [String]) -> String {
    "[\(texts.map(JSONText.quoted).joined(separator: ", "))]"
  }
}

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
  case unknownDimension(ExportDimension)
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

extension ExportViolation: CustomStringConvertible {
  /// A sentence with the field of the request, its value and the limit.
  public var description: String {
    switch self {
    case .unknownMetric(let metric): "the backend does not have the metric \(metric.rawValue)"
    case .unknownDimension(let dimension):
      "the backend does not have the dimension \(dimension.rawValue)"
    case .unknownInterval(let interval):
      "the backend does not have the interval \(interval.rawValue)"
    case .empty(let list): "the list \(list.rawValue) is empty"
    case .repeated(let list): "the list \(list.rawValue) has an entry twice"
    case .tooManyDimensions(let asked, let allowed):
      "the request groups by \(asked) dimensions, and at most \(allowed) are allowed"
    case .emptyRange(let range): "the range ends before it starts: \(range)"
    case .misaligned(let instant, let interval):
      "\(instant) is not the start of a bucket of \(interval.rawValue)"
    case .rangeTooLong(let asked, let allowed, let interval):
      "a range of \(asked) is longer than \(allowed), the limit of \(interval.rawValue)"
    case .beyondRetention(let from, let earliest, let interval):
      "\(from) is before \(earliest), the start of the data of \(interval.rawValue)"
    }
  }
}

/// The expected cost of the requests of a query, before any of them is sent.
package struct Forecast: Sendable, Equatable {
  /// The number of requests that the cache answers completely.
  package let cached: Int
  /// The number of other requests that the cache answers in part, so that less data has to be
  /// requested.
  package let cachedInPart: Int
  /// The time until the last request of the query may be sent, because of the rate limit.
  package let wait: TimeSpan

  /// Creates a forecast. The default is that nothing is cached and no request waits.
  package init(
    cached: Int = 0, cachedInPart: Int = 0, wait: TimeSpan = TimeSpan(milliseconds: 0)
  ) {
    self.cached = cached
    self.cachedInPart = cachedInPart
    self.wait = wait
  }
}
