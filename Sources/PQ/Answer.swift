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
  public package(set) var table: DataTable
  /// The time frame, the missing parts, the origin and the cost of the answer; `nil` for statements that
  /// read no data (SHOW and EXPLAIN).
  public let facts: AnswerFacts?
  /// The path after INTO; `nil` if the statement has no INTO. A session writes no files: the host
  /// program writes the table, in the format of `OutputFormat(fileName:)`.
  public let file: String?

  /// Creates an answer from its rows and the facts about them.
  package init(_ table: DataTable, facts: AnswerFacts? = nil, file: String? = nil) {
    (self.table, self.facts, self.file) = (table, facts, file)
  }

  /// The unit of each column, in the order of the columns; `nil` for columns without a unit, such as
  /// dimensions.
  public var units: [MeasureUnit?] { table.columns.map(\.unit) }

  /// The parts of the range that have no data, because their requests failed or their data ends
  /// early. Adjacent parts with the same failure are one element. The list is empty if the answer
  /// is complete.
  public var missing: [MissingSlice] { facts?.missing ?? [] }

  /// True if no part of the range is missing.
  public var isComplete: Bool { missing.isEmpty }
}

extension Answer {
  /// The failure of a host program that accepts no partial answers; `nil` if the answer is complete.
  var partialFailure: BackendFailure? {
    guard let first = missing.first else { return nil }
    let more = missing.count == 1 ? "" : " and \(missing.count - 1) more"
    return BackendFailure(
      "the answer is partial: \(first.range)\(more) is missing, because \(first.failure)",
      kind: .partial)
  }
}
