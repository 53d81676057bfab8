/// How far a run is.
public struct Progress: Sendable, Equatable {
  /// Who is told. It is called from any thread, and should return at once.
  public typealias Observer = @Sendable (Progress) -> Void

  /// How many requests the run takes.
  public let requestCount: Int
  /// How many of them were answered.
  public internal(set) var answered = 0
  /// How many rows their answers have.
  public internal(set) var rows = 0
  /// How many will get no answer.
  public internal(set) var failed = 0

  /// A run of so many requests that has not begun.
  public init(requestCount: Int) { self.requestCount = requestCount }

  /// Whether every request has its answer, or will get none.
  public var isOver: Bool { answered + failed == requestCount }
}
