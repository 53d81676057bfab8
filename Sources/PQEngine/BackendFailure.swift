/// A failure to answer, described for the user.
public struct BackendFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// The scope of a failure.
  public enum Kind: Sendable {
    /// One request failed. Other requests may be answered, so a partial answer is possible.
    case request
    /// One request failed because the backend received too many. Other requests may fail for the same
    /// reason.
    case rate
    /// Every request would fail.
    case backend
    /// A number is too large to compute with or to show. The backend works, but the query must change.
    case number
    /// The task was cancelled.
    case cancelled
  }

  /// One sentence: the problem, its place (file, line and column, or the server's status), and the
  /// remedy.
  public let description: String
  /// The scope of the failure.
  public let kind: Kind

  /// Creates a failure. The default kind ends a run.
  public init(_ description: String, kind: Kind = .backend) {
    self.description = description
    self.kind = kind
  }

  /// The failure of a run whose task was cancelled.
  public static let cancelled = BackendFailure(
    "cancelled before the answer was complete", kind: .cancelled)

  /// Returns the failure of a backend that sent no piece of an answer.
  static func noAnswer(of backend: String) -> BackendFailure {
    BackendFailure("\(backend) gave no answer")
  }

  /// True if there is no use in sending another request.
  var endsRun: Bool {
    switch kind {
    case .request, .rate: false
    case .backend, .number, .cancelled: true
    }
  }
}
