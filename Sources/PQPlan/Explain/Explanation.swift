public import PQModel

/// A plan as a table, so that EXPLAIN is answered like any query.
public struct Explanation {
  let plan: Plan
  let forecast: Forecast

  /// How a plan is told.
  public enum Format: Sendable {
    /// Lines for people.
    case text
    /// One JSON object, whose `requests` are request bodies of the API.
    case json
    /// Commands for curl.
    case curl
  }

  /// The table that tells a plan, and what is known of its cost. Commands for curl say nothing of
  /// that, so nobody is asked for it.
  public static func table(
    of plan: Plan, _ format: Format, forecast: @autoclosure () -> Forecast = Forecast()
  ) -> Table {
    let explanation = Explanation(plan: plan, forecast: format == .curl ? Forecast() : forecast())
    let lines =
      switch format {
      case .text: explanation.text
      case .json: explanation.json
      case .curl: explanation.curl
      }
    return Table(
      [.texts("plan", lines)], presentation: format == .json ? .jsonDocument : .document)
  }
}
