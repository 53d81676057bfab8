public import PQEngine
public import PQModel

/// The result of one statement.
public struct Answer: Sendable {
  /// The rows of the result.
  ///
  /// If a part of the range is missing, a column `state` marks each incomplete bucket. `partial`
  /// means that some of its data is missing, or that TOP was decided without the missing part.
  /// `missing` means that the bucket has no data and no values. `filled` means that FILL computed
  /// its values from other buckets.
  public var table: DataTable
  /// The time frame, the missing parts, the origin and the cost of the answer; `nil` for statements that
  /// read no data (SHOW and EXPLAIN).
  public let facts: AnswerFacts?

  /// Creates an answer from its rows and the facts about them.
  public init(_ table: DataTable, facts: AnswerFacts? = nil) {
    self.table = table
    self.facts = facts
  }

  /// The unit of each column, in the order of the columns; `nil` for columns without a unit, such as
  /// dimensions.
  public var units: [MeasureUnit?] {
    table.columns.map { if case .measure(let unit) = $0.meaning { unit } else { nil } }
  }

  /// The parts of the range that have no data, because their requests failed or their data ends
  /// early. Adjacent parts with the same failure are one element. The list is empty if the answer
  /// is complete.
  public var missing: [MissingSlice] { facts?.missing ?? [] }

  /// True if no part of the range is missing.
  public var isWhole: Bool { missing.isEmpty }
}
