import PQModel

/// The content of a request body, by the field table of the document ("Structure").
struct ExportBody: Sendable, Equatable {
  /// A filter: a dimension, and its accepted values.
  struct Filter: Sendable, Equatable {
    let key: String
    let values: [String]
  }

  /// The half-open range, in milliseconds since the epoch.
  let from: Int64
  let to: Int64
  let interval: DocumentedInterval
  let metrics: [String]
  let filters: [Filter]
  let dimensions: [String]

  /// Reads a body and checks it.
  ///
  /// - Parameter clock: the server's time, in milliseconds since the epoch.
  /// - Throws: the first error in the body.
  init(body: [UInt8], clock: Int64) throws(RequestRejection) {
    guard String(validating: body, as: UTF8.self) != nil else { throw .notUTF8 }
    let value = try Self.value(of: body)
    do throws(FieldError) {
      try self.init(BodyFields(value))
    } catch {
      throw .wrongField(error)
    }
    try checkLimits(clock)
  }

  private static func value(of body: [UInt8]) throws(RequestRejection) -> JSONValue {
    do throws(JSONSyntaxError) {
      return try JSONParser.value(of: body)
    } catch {
      throw .wrongJSON(error)
    }
  }
}

extension ExportBody {
  /// Checks the document's rules for `from` and `to` (section "Structure"), and its section "Limits".
  ///
  /// - Parameter clock: the server's time, in milliseconds since the epoch.
  func checkLimits(_ clock: Int64) throws(RequestRejection) {
    try checkTimes()
    try checkInterval(clock)
    guard dimensions.count <= DocumentedName.mostDimensions else {
      throw .beyondLimits(.tooManyDimensions(dimensions.count))
    }
  }

  /// "Timestamp must be rounded to the same interval as you are requesting."
  private func checkTimes() throws(RequestRejection) {
    for (field, time) in [("from", from), ("to", to)] where time % interval.length != 0 {
      throw .beyondLimits(.notRounded(field, time, interval))
    }
    guard from < to else { throw .beyondLimits(.backward(from: from, to: to)) }
  }

  /// "Depending on the time interval you select, different limits may apply."
  private func checkInterval(_ clock: Int64) throws(RequestRejection) {
    if let longest = interval.longestRange, to - from > longest {
      throw .beyondLimits(.rangeTooLong(interval, longest: longest))
    }
    if let retention = interval.retention, from < clock - retention {
      throw .beyondLimits(.tooFarBack(interval, from: from, earliest: clock - retention))
    }
  }
}

extension ExportBody {
  /// Returns the same request for a backend. A backend, such as a file, may lack a metric, a dimension
  /// or an interval of the document.
  ///
  /// - Throws: `RequestRejection.notInData` if the backend lacks a name that the request uses.
  func request(of catalog: Catalog) throws(RequestRejection) -> ExportRequest {
    guard let interval = Interval(rawValue: interval.name), catalog.limits[interval] != nil else {
      throw .notInData("the interval", self.interval.name)
    }
    var filters: [ExportRequest.Filter] = []
    for filter in self.filters {
      let dimension = try Self.dimension(filter.key, catalog)
      filters.append(ExportRequest.Filter(dimension, in: filter.values))
    }
    var metrics: [Metric] = []
    for name in self.metrics { metrics.append(try Self.metric(name, catalog)) }
    var dimensions: [ExportDimension] = []
    for name in self.dimensions { dimensions.append(try Self.dimension(name, catalog)) }
    return try request(interval, metrics, filters, dimensions)
  }

  private func request(
    _ interval: Interval, _ metrics: [Metric], _ filters: [ExportRequest.Filter],
    _ dimensions: [ExportDimension]
  ) throws(RequestRejection) -> ExportRequest {
    let range = TimeRange(from: Instant(milliseconds: from), to: Instant(milliseconds: to))
    do throws(ExportViolation) {
      return try ExportRequest(
        range: range, interval: interval, metrics: metrics, filters: filters,
        dimensions: dimensions, catalog: Self.everything, clock: range.to)
    } catch {
      throw .failed("the emulator let a request through that no backend takes: \(error)")
    }
  }

  private static func metric(_ name: String, _ catalog: Catalog) throws(RequestRejection) -> Metric
  {
    guard let metric = Metric(rawValue: name), catalog.metrics.contains(metric) else {
      throw .notInData("the metric", name)
    }
    return metric
  }

  private static func dimension(_ name: String, _ catalog: Catalog) throws(RequestRejection)
    -> ExportDimension
  {
    guard let dimension = ExportDimension(rawValue: name), catalog.dimensions.contains(dimension)
    else {
      throw .notInData("the field", name)
    }
    return dimension
  }

  /// A catalog without limits, because `checkLimits` has checked the document's limits.
  private static let everything = Catalog(
    limits: ExportLimits(
      rules: Interval.allCases.map { ExportLimits.Rule($0) },
      maxDimensions: ExportDimension.allCases.count))
}
