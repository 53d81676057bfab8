import PQModel

/// The columns of an answer besides the time, in order.
struct Layout: Equatable {
  let dimensions: [Dimension]
  let metrics: [Metric]

  init(dimensions: [Dimension], metrics: [Metric]) {
    self.dimensions = dimensions
    self.metrics = metrics
  }

  /// The layout of the answer to a request.
  init(_ request: ExportRequest) {
    self.init(dimensions: request.dimensions, metrics: request.metrics)
  }
}
