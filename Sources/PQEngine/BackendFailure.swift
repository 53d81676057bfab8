/// Why a backend has no answer, in words for its user.
public struct BackendFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// What has failed.
  public enum Kind: Sendable {
    /// One request. Others may well be answered, so a statement can be answered in part.
    case request
    /// One request, because the backend has had too many. So it may be with others.
    case rate
    /// Whatever would be asked.
    case backend
    /// Nothing of the backend: a number of the answer is too large for its column, so that the query
    /// has to be another one.
    case number
    /// Nothing; whoever asked does not want to know any more.
    case cancelled
  }

  /// One sentence: what is wrong, where (file, line and column, or the server's status), and what
  /// to do.
  public let description: String
  /// What has failed.
  public let kind: Kind

  /// A failure with its sentence. Unless its backend says otherwise, it ends a run.
  public init(_ description: String, kind: Kind = .backend) {
    self.description = description
    self.kind = kind
  }

  /// What becomes of a run whose task is cancelled.
  public static let cancelled = BackendFailure(
    "cancelled before the answer was complete", kind: .cancelled)

  /// What is wrong with a backend that hands on no piece of an answer.
  static func noAnswer(of backend: String) -> BackendFailure {
    BackendFailure("\(backend) gave no answer")
  }

  /// Whether there is no use in asking for anything else.
  var endsRun: Bool {
    switch kind {
    case .request, .rate: false
    case .backend, .number, .cancelled: true
    }
  }
}
