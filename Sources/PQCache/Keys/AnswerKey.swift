import PQModel

/// The properties that two requests must share so that the answer to one can serve the other, where
/// their ranges and metrics overlap.
///
/// The order of filters, filter values and dimensions does not matter. Values are compared by their
/// bytes.
struct AnswerKey: Sendable, Hashable {
  /// The length of a bucket.
  let interval: Interval
  /// The dimensions of the rows, in the order of their names, which is their order in entries.
  let dimensions: [Dimension]
  /// The digest of the scope and of everything in the request except its range and metrics.
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

  /// Returns the values in the order of their bytes. `String` compares by canonical equivalence, so
  /// that different bytes can be equal.
  private static func ordered(_ values: [String]) -> [String] {
    values.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
