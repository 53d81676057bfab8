public import PQModel

/// A plan as a table, so that EXPLAIN is answered like any query.
public struct Explanation {
  let plan: Plan
  let forecast: Forecast
  var answerer = Answerer(name: "", destination: nil)

  /// The format of an explanation.
  public enum Format: Sendable {
    /// Lines for people.
    case text
    /// One JSON object whose `requests` are request bodies of the API.
    case json
    /// A curl command for each request.
    case curl
  }

  /// The backend that would answer, as far as curl commands depend on it.
  public struct Answerer: Sendable {
    /// The name of the backend.
    public let name: String
    /// The destination of the requests, or `nil` if the backend answers in this process.
    public let destination: HTTPDestination?

    /// Creates a description of a backend.
    public init(name: String, destination: HTTPDestination?) {
      self.name = name
      self.destination = destination
    }
  }

  /// Returns the table that describes a plan and its cost.
  ///
  /// - Parameter forecast: The expected cost. It is not evaluated for curl commands, which do not show
  ///   it.
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
