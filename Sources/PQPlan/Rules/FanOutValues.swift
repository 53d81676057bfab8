import PQModel

/// Asks for each value of a list alone, where a request cannot split by the dimension as well.
///
///     BY browser, os, country WHERE country IN ('US', 'DE')
///     -> by browser.name, os.name, filtered to country.code IN ('US'), labelled US
///      + by browser.name, os.name, filtered to country.code IN ('DE'), labelled DE
enum FanOutValues {
  /// The branches for each value; nil if there are more than a limit.
  static func branches(
    _ branches: [Branching.Branch], over dimensions: [Dimension], of filter: RowFilter, limit: Int
  ) -> [Branching.Branch]? {
    var result = branches
    for dimension in dimensions {
      let values = filter.values(of: dimension) ?? []
      guard result.count * values.count <= limit else { return nil }
      result = values.flatMap { value in
        result.compactMap { branch(of: $0, dimension, value) }
      }
    }
    return result
  }

  static func rewrites(_ dimensions: [Dimension], of filter: RowFilter) -> [Rewrite] {
    dimensions.map { dimension in
      let count = filter.values(of: dimension)?.count ?? 0
      return Rewrite(
        "fan out",
        "\(dimension.rawValue) has \(count) value\(count == 1 ? "" : "s"), each asked for alone")
    }
  }

  /// The branch with one value only; nil if it has not that value.
  private static func branch(
    of branch: Branching.Branch, _ dimension: Dimension, _ value: String
  ) -> Branching.Branch? {
    var result = branch
    guard let place = result.filters.firstIndex(where: { $0.dimension == dimension }),
      result.filters[place].values.contains(where: { $0.hasBytes(of: value) })
    else { return nil }
    result.filters[place] = ExportRequest.Filter(dimension, in: [value])
    result.labels.append(RowLabel(dimension: dimension, value: value))
    return result
  }
}
