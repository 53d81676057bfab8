public import PQModel

/// A plan as a table, so that EXPLAIN is answered like any query.
public struct Explanation {
  let plan: Plan
  let forecast: Forecast
  var answerer = Answerer(name: "", destination: nil)

  /// How a plan is told.
  public enum Format: Sendable {
    /// Lines for people.
    case text
    /// One JSON object, whose `requests` are request bodies of the API.
    case json
    /// Commands for curl.
    case curl
  }

  /// The backend that would answer, as far as commands for curl depend on it.
  public struct Answerer: Sendable {
    /// Its name.
    public let name: String
    /// Where it sends its requests; nil if it answers them in this process.
    public let destination: HTTPDestination?

    /// A backend of that name.
    public init(name: String, destination: HTTPDestination?) {
      self.name = name
      self.destination = destination
    }
  }

  /// The table that tells a plan, and what is known of its cost. Commands for curl say nothing of
  /// that, so nobody is asked for it.
  public static func table(
    of plan: Plan, _ format: Format, by answerer: Answerer,
    forecast: @autoclosure () -> Forecast = Forecast()
  ) -> Table {
    let explanation = Explanation(
      plan: plan, forecast: format == .curl ? Forecast() : forecast(), answerer: answerer)
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
