import PQModel

/// What the answers to two requests must have in common for one to stand in for the other, wherever
/// their ranges and metrics overlap.
///
/// The order of filters, of their values and of dimensions does not matter; values are told apart
/// by their bytes.
struct AnswerKey: Sendable, Hashable {
  /// The length of a bucket.
  let interval: Interval
  /// What rows are split by, in the order in which entries hold them.
  let dimensions: [Dimension]
  /// Stands for the scope and all of the request but its range and metrics.
  let digest: Digest

  init(_ request: ExportRequest, in scope: CacheScope) {
    interval = request.interval
    dimensions = request.dimensions.sorted { $0.rawValue < $1.rawValue }
    var text = KeyText()
    text.add(scope.digest)
    text.add(interval.rawValue)
    text.add(count: dimensions.count)
    for dimension in dimensions { text.add(dimension.rawValue) }
    for filter in request.filters.sorted(by: { $0.dimension.rawValue < $1.dimension.rawValue }) {
      text.add(filter.dimension.rawValue)
      text.add(count: filter.values.count)
      for value in Self.ordered(filter.values) { text.add(value) }
    }
    digest = text.digest
  }

  /// Ordered by bytes: texts that only look alike have no order otherwise.
  private static func ordered(_ values: [String]) -> [String] {
    values.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
