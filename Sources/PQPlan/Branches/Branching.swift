import PQModel

/// The requests of one slice: their filters, and how their answers are added up.
struct Branching: Equatable {
  /// One request of a slice.
  struct Branch: Equatable {
    /// The factor by which its rows are multiplied. A negative factor subtracts.
    var factor = 1
    /// The filters that the backend applies.
    var filters: [ExportRequest.Filter] = []
    /// The values of dimensions by which its rows are not split, because they have only one value.
    var labels: [RowLabel] = []
  }

  /// The requests; empty if no row can match.
  var branches: [Branch]
  /// The dimensions by which the rows of each request are split.
  var dimensions: [Dimension]
  /// The filter that is applied to the answers here, or `nil` if there is none.
  var local: RowFilter?
  /// The predicates, each with the place where it is evaluated.
  var predicates: [PlannedPredicate] = []
  /// The rewrites that led to this branching.
  var rewrites: [Rewrite] = []

  /// True if rows are subtracted, so that rows without traffic can remain.
  var subtracts: Bool { branches.contains { $0.factor < 0 } }
}

extension [ExportRequest.Filter] {
  /// The filters as a query writes them.
  var text: String { RowFilter.all(map { .test($0.dimension, .only($0.values)) }).text }
}
