import PQEngine
import PQModel

/// Holds an answer that comes in one piece.
struct WholeAnswer: AnswerSink {
  private(set) var table = Table([])

  mutating func take(_ piece: Table) { table = piece }

  mutating func begin(_ head: AnswerHead) { table = Table([]) }
}
