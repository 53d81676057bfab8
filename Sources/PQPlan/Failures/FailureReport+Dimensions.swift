import PQModel
import PQSemantics
import PQSyntax

extension FailureReport {
  /// Says which dimension is one too many, and offers the query without it.
  func tooManyDimensions(_ filter: RowFilter) -> Diagnostic {
    let allowed = planner.catalog.limits.maxDimensions
    let needed = needed(filter)
    let names = needed.map(\.rawValue).joined(separator: ", ")
    let extra = query.dimensions.count > allowed ? query.dimensions[allowed].range : nil
    let diagnostic = Diagnostic(
      .tooManyDimensions,
      "\(needed.count) dimensions must be told apart (\(names)), and at most \(allowed) can be at once",
      at: extra ?? query.predicate?.range ?? query.source)
    guard let repair else { return diagnostic.advising(advice(needed)) }
    return diagnostic.advising(advice(needed)).with { $0.repair = repair }
  }

  /// What rows must be split by: what BY names, and what the filter looks at and no request can.
  private func needed(_ filter: RowFilter) -> [Dimension] {
    let parts = filter.conjuncts.filter { part in
      if case .test(_, .only) = part { false } else { true }
    }
    return FilterLocally.dimensions(grouping: query.dimensions.map(\.value), filters: parts)
  }

  private func advice(_ needed: [Dimension]) -> String {
    let last = needed.last?.rawValue ?? "a dimension"
    return "An IN list of values, as in \(last) IN (...), makes do with one less."
  }

  /// BY with as many of its dimensions as can be told apart.
  private var repair: Repair? {
    var shorter = query
    while shorter.dimensions.count > 1 {
      let removed = shorter.dimensions.removeLast()
      shorter.order.removeAll { $0.target == .dimension(removed.value) }
      guard (try? planner.outline(shorter)) != nil, let last = shorter.dimensions.last,
        let end = query.dimensions.last,
        !isOrdered(by: query.dimensions.dropFirst(shorter.dimensions.count))
      else { continue }
      let names = shorter.dimensions.map(\.value.rawValue).joined(separator: ", ")
      return Repair(
        title: "BY \(names)", edits: [.init(last.range.upperBound..<end.range.upperBound, "")])
    }
    return nil
  }

  /// Whether the rows are ordered by one of the dimensions, so that it cannot be left out alone.
  private func isOrdered(by dimensions: ArraySlice<Located<Dimension>>) -> Bool {
    dimensions.contains { dimension in
      query.order.contains { $0.target == .dimension(dimension.value) }
    }
  }
}
