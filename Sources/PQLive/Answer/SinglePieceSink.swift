import PQEngine
import PQModel

/// A sink for an answer that arrives as a single piece. It keeps only the last piece.
struct SinglePieceSink: AnswerSink {
  private(set) var table = Table([])

  mutating func take(_ piece: Table) { table = piece }

  mutating func begin(_ head: AnswerHead) { table = Table([]) }
}
