import PQModel

/// Which columns the rows of an answer have beside the time, and in which order.
struct Layout: Equatable {
  let dimensions: [Dimension]
  let metrics: [Metric]

  init(dimensions: [Dimension], metrics: [Metric]) {
    self.dimensions = dimensions
    self.metrics = metrics
  }

  /// The columns that a request asks for.
  init(_ request: ExportRequest) {
    self.init(dimensions: request.dimensions, metrics: request.metrics)
  }
}
