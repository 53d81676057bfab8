import PQModel
import PQSemantics
import PQSyntax

extension FailureReport {
  /// Returns the diagnostic that names the dimensions which are too many, with a fix-it that removes
  /// them.
  func tooManyDimensions(_ dimensions: [Dimension]) -> Diagnostic {
    let allowed = planner.catalog.limits.maxDimensions
    let extra = Array(dimensions.dropFirst(allowed))
    let surplus = extra.count == 1 ? "one dimension" : "\(extra.count) dimensions"
    let message =
      "\(Self.names(extra)) \(extra.count == 1 ? "is" : "are") \(surplus) too many:"
      + " \(Self.names(dimensions)) must be told apart, and at most \(allowed) can be at once"
    return Diagnostic(.tooManyDimensions, message, at: place(of: extra))
      .advising(advice(extra)).with { $0.repair = repair }
  }

  private static func names(_ dimensions: [Dimension]) -> String {
    let names = dimensions.map(\.rawValue)
    return (names.dropLast().isEmpty ? "" : names.dropLast().joined(separator: ", ") + " and ")
      + (names.last ?? "")
  }

  private func place(of extra: [Dimension]) -> Range<Int> {
    query.dimensions.first { extra.contains($0.value) }?.range ?? query.predicate?.range
      ?? query.source
  }

  private func advice(_ extra: [Dimension]) -> String {
    let name = extra.last?.rawValue ?? ""
    return
      "A list of values, as in WHERE \(name) IN (...), makes do without a dimension: each value"
      + " is asked for alone."
  }

  /// The fix-it that removes the fewest dimensions of BY, the last ones first, or `nil` if none works.
  private var repair: FixIt? {
    let places = Array(query.dimensions.indices.reversed())
    for count in 1..<max(1, places.count) {
      for removed in places.choices(ofCount: count) {
        if let repair = repair(without: removed) { return repair }
      }
    }
    return nil
  }

  private func repair(without removed: [Int]) -> FixIt? {
    let dropped = removed.map { query.dimensions[$0].value }
    // A dimension by which rows are sorted cannot be removed alone.
    let isOrdered = query.order.contains { key in
      if case .dimension(let dimension) = key.target { dropped.contains(dimension) } else { false }
    }
    var shorter = query
    shorter.dimensions.removeAll { dropped.contains($0.value) }
    guard !isOrdered, planner.canBranch(shorter) else { return nil }
    let names = shorter.dimensions.map(\.value.rawValue).joined(separator: ", ")
    return FixIt(
      title: "BY \(names)", edits: removed.map { edit(removing: $0, alsoRemoved: removed) })
  }

  /// Returns the edit that removes a name with the comma before it, or with the comma after it if the
  /// name is the first.
  private func edit(removing place: Int, alsoRemoved removed: [Int]) -> FixIt.Edit {
    let ranges = query.dimensions.map(\.range)
    let isFirst = (0..<place).allSatisfy(removed.contains)
    return isFirst
      ? FixIt.Edit(ranges[place].lowerBound..<ranges[place + 1].lowerBound, "")
      : FixIt.Edit(ranges[place - 1].upperBound..<ranges[place].upperBound, "")
  }
}
