/// How far a run is.
public struct Progress: Sendable, Equatable {
  /// Who is told. It is called from any thread, and should return at once.
  public typealias Observer = @Sendable (Progress) -> Void

  /// How many requests the run takes.
  public var requestCount: Int
  /// How many of them were answered.
  public var answered: Int
  /// How many rows their answers have.
  public var rows: Int
  /// How many will get no answer.
  public var failed: Int

  /// A run of so many requests, which has not begun unless said otherwise.
  public init(requestCount: Int, answered: Int = 0, rows: Int = 0, failed: Int = 0) {
    self.requestCount = requestCount
    self.answered = answered
    self.rows = rows
    self.failed = failed
  }

  /// Whether every request has its answer, or will get none.
  public var isOver: Bool { answered + failed == requestCount }
}
