import PQModel

/// Requests each value of a list alone, if a request cannot split by the dimension of the list as
/// well.
///
///     BY browser, os, country WHERE country IN ('US', 'DE')
///     -> by browser.name, os.name, filtered to country.code IN ('US'), labelled US
///      + by browser.name, os.name, filtered to country.code IN ('DE'), labelled DE
///
/// A list of one value adds no request.
enum FanOutValues {
  static let details = PlannerRule.Details(
    name: "fan out",
    summary: "Requests each value of a list alone, to save a dimension.",
    examples: [
      .init(
        "SELECT http BY browser, os, country WHERE country IN ('US', 'DE') LAST 1h EVERY 1h;",
        ["country.code has 2 values, each in a request of its own"]),
      .init(
        "SELECT http BY browser, os, country WHERE country = 'US' LAST 1h EVERY 1h;",
        ["country.code has 1 value, and needs no split"]),
    ])

  /// Returns the maximum number of branches after fan-out.
  static func count(_ branches: [Branching.Branch], over dimensions: [ExportDimension]) -> Int {
    let counts = branches.map { branch -> Int64 in
      let lists = branch.filters.filter { dimensions.contains($0.dimension) }
      return lists.reduce(Int64(1)) { $0.clampedProduct(Int64($1.values.count)) }
    }
    return Int(counts.reduce(Int64(0)) { $0.clampedSum($1) })
  }

  /// Returns one branch for each combination of values of the given dimensions. Every branch must
  /// have a list of values for each of these dimensions. Branches whose factors cancel out are
  /// dropped.
  static func branches(
    _ branches: [Branching.Branch], over dimensions: [ExportDimension]
  ) -> [Branching.Branch] {
    guard !dimensions.isEmpty else { return branches }
    let single = branches.map { branch in
      dimensions.reduce([branch]) { result, dimension in result.flatMap { each($0, dimension) } }
    }
    // All branches that come from one branch differ in their values, so they do not cancel out.
    return single.count == 1 ? single[0] : addedUp(single, over: dimensions)
  }

  /// Returns the branches. Equal branches are joined, and their factors are added.
  private static func addedUp(
    _ branches: [[Branching.Branch]], over dimensions: [ExportDimension]
  ) -> [Branching.Branch] {
    var lists: [SharedFilters: Int] = [:]
    var places: [BranchKey: Int] = [:]
    var result: [Branching.Branch] = []
    for alike in branches {
      let shared = alike.first?.filters.filter { !dimensions.contains($0.dimension) } ?? []
      let key = SharedFilters(api: shared.key, local: alike.first?.local)
      let number = lists[key, default: lists.count]
      lists[key] = number
      for branch in alike {
        let question = BranchKey(
          lists: number, values: branch.labels.map { ByteComparedText($0.value) })
        if let place = places[question] {
          result[place].factor += branch.factor
        } else {
          places[question] = result.count
          result.append(branch)
        }
      }
    }
    return result.filter { $0.factor != 0 }.sorted { $0.factor < $1.factor }
  }

  /// The filters of the branches that come from one branch: those of the requests that were not fanned
  /// out, and the one that pq applies.
  private struct SharedFilters: Hashable {
    let api: [UInt8]
    let local: RowFilter?
  }

  /// The identity of a branch: an ID of the filters that were not fanned out, and a value for each
  /// fanned-out dimension. Filters can be long lists, so all branches that come from one branch
  /// share an ID.
  private struct BranchKey: Hashable {
    let lists: Int
    let values: [ByteComparedText]
  }

  private static func each(
    _ branch: Branching.Branch, _ dimension: ExportDimension
  ) -> [Branching.Branch] {
    guard let place = branch.filters.firstIndex(where: { $0.dimension == dimension }) else {
      return [branch]
    }
    return branch.filters[place].values.map { value in
      var result = branch
      result.filters[place] = ExportRequest.Filter(dimension, in: [value])
      result.labels.append(RowLabel(dimension: dimension, value: value))
      return result
    }
  }

  static func rewrites(_ filters: [ExportRequest.Filter]) -> [Rewrite] {
    filters.map { filter in
      let count = filter.values.count
      let text =
        count == 1 ? "1 value, and needs no split" : "\(count) values, each in a request of its own"
      return Rewrite(.fanOut, "\(filter.dimension.rawValue) has \(text)")
    }
  }
}

extension Int64 {
  /// Returns the product of two positive numbers. If it is too large, returns the largest `Int64`.
  func clampedProduct(_ other: Int64) -> Int64 {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    return overflows ? .max : product
  }
}
