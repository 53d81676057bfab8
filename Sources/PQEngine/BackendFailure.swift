/// Why a backend has no answer, in words for its user.
public struct BackendFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// One sentence: what is wrong, where (file, line and column, or the server's status), and what
  /// to do.
  public let description: String

  /// A failure with its sentence.
  public init(_ description: String) {
    self.description = description
  }

  /// What becomes of a run whose task is cancelled.
  public static let cancelled = BackendFailure("cancelled before the answer was complete")
}
