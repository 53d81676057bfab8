public import PQModel

/// Who takes an answer, piece by piece, so that a large one need not be in memory as a whole.
public protocol AnswerSink {
  /// Takes some of the rows, in a table as `Backend.answer` returns it. There is one piece at
  /// least, which may have no rows.
  mutating func take(_ piece: Table)

  /// Forgets the pieces so far: the answer has broken off, and comes once more.
  mutating func startOver()
}
