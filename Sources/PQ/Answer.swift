public import PQEngine
public import PQModel

/// The result of one statement.
public struct Answer: Sendable {
  /// The rows of the result.
  ///
  /// If a part of the range is missing, a column `state` marks each incomplete bucket: `partial` if
  /// some of its data is there or if TOP was decided without the missing part, `missing` if it has no
  /// data and no number, and `filled` if FILL computed its numbers from other buckets.
  public var table: Table
  /// The parts of the range that have no data, because their requests failed or their data ends early.
  /// Adjacent parts with the same failure are one element. Empty if the answer is complete.
  public let missing: [MissingSlice]

  /// Creates an answer from its rows and the parts of the range that are missing from them.
  public init(_ table: Table, missing: [MissingSlice] = []) {
    self.table = table
    self.missing = missing.joined
  }

  /// True if no part of the range is missing.
  public var isWhole: Bool { missing.isEmpty }
}
