/// One request to the export API, valid by construction: whoever holds one need not check it.
///
/// The fields are those of the API document, "Structure".
public struct ExportRequest: Sendable, Hashable {
  /// The values that one dimension may have.
  public struct Filter: Sendable, Hashable {
    /// What is filtered.
    public let dimension: Dimension
    /// At least one value, each once, in the order asked.
    public let values: [String]
    /// Whether a value stands there twice. Found once for all requests that share the list.
    fileprivate let repeatsAValue: Bool

    /// A filter that lets the values of a dimension through.
    public init(_ dimension: Dimension, in values: [String]) {
      self.dimension = dimension
      self.values = values
      repeatsAValue =
        values.count > 1 && Set(values.lazy.map { ExactText($0) }).count < values.count
    }
  }

  /// A whole number of buckets.
  public let range: TimeRange
  /// The length of a bucket.
  public let interval: Interval
  /// At least one metric, each once, in the order asked.
  public let metrics: [Metric]
  /// What the rows must match, at most one filter a dimension; empty if everything is asked.
  public let filters: [Filter]
  /// What the rows are split by, each once, in the order asked.
  public let dimensions: [Dimension]

  /// Builds a request, or says the first reason why the API would refuse it.
  ///
  /// The catalog says what the backend can be asked, its limits among it; the clock is the time at
  /// which the request is made, by which a retention is judged.
  public init(
    range: TimeRange, interval: Interval, metrics: [Metric], filters: [Filter] = [],
    dimensions: [Dimension] = [], catalog: Catalog, clock: Instant
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

  /// How many buckets the range has.
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
  /// Whether two of a few elements have the same key.
  fileprivate func repeats(_ key: (Element) -> some Equatable) -> Bool {
    indices.contains { place in self[..<place].contains { key($0) == key(self[place]) } }
  }
}
