import PQModel

/// The requests of one slice of time: who filters what, and how the answers are put together.
struct Branching: Equatable {
  /// One request of a slice.
  struct Branch: Equatable {
    /// How often its rows count; below zero, they are taken away.
    var factor = 1
    /// What the backend filters by.
    var filters: [ExportRequest.Filter] = []
    /// The values of dimensions that its rows are not split by, because they have one only.
    var labels: [RowLabel] = []
  }

  /// The requests; none if no row can match.
  var branches: [Branch]
  /// What the rows of each request are split by.
  var dimensions: [Dimension]
  /// What is left to filter here; nil if nothing is.
  var local: RowFilter?
  /// Who sees to which predicate.
  var predicates: [PlannedPredicate] = []
  /// What was done to get there.
  var rewrites: [Rewrite] = []

  /// Whether rows are taken away, so that rows without traffic are left over.
  var subtracts: Bool { branches.contains { $0.factor < 0 } }
}

extension [ExportRequest.Filter] {
  /// The filters as a query writes them.
  var text: String { RowFilter.all(map { .test($0.dimension, .only($0.values)) }).text }
}
