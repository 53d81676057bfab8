public import PQEngine

/// The reason why a session has no complete result.
public enum QueryError: Error, Sendable {
  /// The text has errors. Nothing was sent.
  case text(QueryTextError)
  /// The run ended early. The failure has the reason and its kind.
  ///
  /// `answers` has the answers of the statements before. With the kind `partial` the last one is the
  /// answer that misses a part of its range; `Answer.missing` lists the parts.
  case run(BackendFailure, answers: [Answer])
  /// The rows do not decode as the type of the host program.
  case rows(RowDecodingError)
}

extension QueryError: CustomStringConvertible {
  /// The errors of the text as the program prints them, the sentence of the failure, or the problems of
  /// the rows.
  public var description: String {
    switch self {
    case .text(let error): error.description
    case .run(let failure, _): failure.description
    case .rows(let error): error.description
    }
  }
}

extension BackendFailure {
  /// Returns the failure of a text that was prepared for the catalog of another backend.
  static func preparedForAnotherBackend(than name: String) -> BackendFailure {
    BackendFailure(
      "the text was prepared for a backend with other metrics, dimensions or limits than \(name);"
        + " prepare it again with this session")
  }
}

extension CheckedText {
  /// The failure of a text that takes more requests than SET max_requests allows; `nil` if it does not.
  package var budgetFailure: BackendFailure? {
    BackendFailure.overBudget(requestCount, allowed: environment.settings.maxRequests)
  }
}

extension BackendFailure {
  /// Returns the failure of a run that takes more requests than allowed; `nil` if it does not.
  package static func overBudget(_ needed: Int, allowed: Int?) -> BackendFailure? {
    guard let allowed, needed > allowed else { return nil }
    return BackendFailure(
      "this takes \(needed) request\(needed == 1 ? "" : "s"), and no more than \(allowed)"
        + " may be sent; nothing was sent", kind: .budget)
  }
}
