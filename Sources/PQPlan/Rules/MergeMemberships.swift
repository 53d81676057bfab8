import PQModel
import PQSemantics
import PQSyntax

/// Merges the predicates of each dimension into the one filter that a request can have of it.
///
///     country IN ('US', 'DE') AND browser = 'Chrome' AND country IN ('DE', 'FR')
///     -> country IN ('DE') AND browser IN ('Chrome')
///
///     country = 'US' AND country = 'DE'
///     -> nothing can match: no request
enum MergeMemberships {
  struct Merged {
    let filters: [ExportRequest.Filter]
    let predicates: [PlannedPredicate]
    let isContradiction: Bool
  }

  static func apply(to memberships: [Membership]) -> Merged {
    var filters: [ExportRequest.Filter] = []
    for membership in memberships {
      let known = filters.firstIndex { $0.dimension == membership.dimension }
      if let known {
        let passing = Set(membership.values.map { Array($0.utf8) })
        let values = filters[known].values.filter { passing.contains(Array($0.utf8)) }
        filters[known] = ExportRequest.Filter(membership.dimension, in: values)
      } else {
        filters.append(ExportRequest.Filter(membership.dimension, in: membership.values))
      }
    }
    return Merged(
      filters: filters.filter { !$0.values.isEmpty },
      predicates: filters.map(predicate),
      isContradiction: filters.contains { $0.values.isEmpty })
  }

  private static func predicate(_ filter: ExportRequest.Filter) -> PlannedPredicate {
    let values = filter.values.map(StringLiteral.quoted).joined(separator: ", ")
    return PlannedPredicate(
      text: "\(filter.dimension.rawValue) IN (\(values))",
      place: filter.values.isEmpty ? .never : .api)
  }
}
