/// The metrics, dimensions and limits of a backend.
public struct Catalog: Sendable, Equatable {
  /// The metrics that the backend has. The default is all metrics, in the order of the API document.
  public let metrics: [Metric]
  /// The dimensions that the backend can filter and group by. The default is all dimensions, in the
  /// order of the API document.
  public let dimensions: [Dimension]
  /// The limits of the requests that the backend accepts.
  public let limits: ExportLimits

  /// Creates a catalog. The default values are those of the vendor's document.
  public init(
    metrics: [Metric] = Metric.allCases, dimensions: [Dimension] = Dimension.allCases,
    limits: ExportLimits = .documented
  ) {
    self.metrics = metrics
    self.dimensions = dimensions
    self.limits = limits
  }
}
