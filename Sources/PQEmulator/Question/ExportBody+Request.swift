import PQModel

extension ExportBody {
  /// Returns the same request for a backend. A backend may lack a metric, a dimension or an
  /// interval of the document, as a file can.
  ///
  /// - Throws: `Refusal.notInData` if the backend lacks one of them.
  func request(of catalog: Catalog) throws(Refusal) -> ExportRequest {
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
    var dimensions: [Dimension] = []
    for name in self.dimensions { dimensions.append(try Self.dimension(name, catalog)) }
    return try request(interval, metrics, filters, dimensions)
  }

  private func request(
    _ interval: Interval, _ metrics: [Metric], _ filters: [ExportRequest.Filter],
    _ dimensions: [Dimension]
  ) throws(Refusal) -> ExportRequest {
    let range = TimeRange(from: Instant(milliseconds: from), to: Instant(milliseconds: to))
    do throws(ExportViolation) {
      return try ExportRequest(
        range: range, interval: interval, metrics: metrics, filters: filters,
        dimensions: dimensions, catalog: Self.everything, clock: range.to)
    } catch {
      throw .failed("the emulator let a request through that no backend takes: \(error)")
    }
  }

  private static func metric(_ name: String, _ catalog: Catalog) throws(Refusal) -> Metric {
    guard let metric = Metric(rawValue: name), catalog.metrics.contains(metric) else {
      throw .notInData("the metric", name)
    }
    return metric
  }

  private static func dimension(_ name: String, _ catalog: Catalog) throws(Refusal) -> Dimension {
    guard let dimension = Dimension(rawValue: name), catalog.dimensions.contains(dimension) else {
      throw .notInData("the field", name)
    }
    return dimension
  }

  /// A catalog without limits, because the emulator has checked its own.
  private static let everything = Catalog(
    limits: ExportLimits(
      rules: Interval.allCases.map { ExportLimits.Rule($0) },
      maxDimensions: Dimension.allCases.count))
}
