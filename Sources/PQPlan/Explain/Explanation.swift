public import PQModel
public import PQSemantics

/// A plan as a table, so that EXPLAIN is answered like any query.
public struct Explanation {
  let plan: Plan

  /// The table that tells a plan.
  public static func table(of plan: Plan, _ format: ExplainFormat) -> Table {
    let explanation = Explanation(plan: plan)
    let lines =
      switch format {
      case .text: explanation.text
      case .json: explanation.json
      case .curl: explanation.curl
      }
    return Table(
      [.texts("plan", lines)], presentation: format == .json ? .jsonDocument : .document)
  }

  /// The operators that do something worth telling, a line each.
  var steps: [String] {
    plan.operators.compactMap { step in
      switch step {
      case .sort(let keys):
        "sort by "
          + keys.map { $0.column + ($0.isDescending ? " descending" : "") }
          .joined(separator: ", ")
      case .limit(let count): "keep the first \(count) row\(count == 1 ? "" : "s")"
      case .keep, .project: nil
      }
    }
  }
}
