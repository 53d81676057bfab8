/// What a backend can be asked: its metrics, its dimensions and its limits.
public struct Catalog: Sendable, Equatable {
  /// The metrics that it has, in the order of the API document.
  public let metrics: [Metric]
  /// The dimensions that it can filter and split by, in the order of the API document.
  public let dimensions: [Dimension]
  /// Its limits.
  public let limits: ExportLimits

  /// A catalog; without arguments, all that the vendor documents.
  public init(
    metrics: [Metric] = Metric.allCases, dimensions: [Dimension] = Dimension.allCases,
    limits: ExportLimits = .documented
  ) {
    self.metrics = metrics
    self.dimensions = dimensions
    self.limits = limits
  }
}
