public import PQEngine
public import PQModel

/// The answer of a statement.
public struct Answer: Sendable {
  /// Its rows. If a part of the range is missing, a column `state` marks each bucket that is not
  /// whole: as `partial` if some of it is there or TOP was decided without the missing part, as
  /// `missing` if nothing is there and so no number, and as `filled` if FILL has made its numbers
  /// from other buckets.
  public var table: Table
  /// The parts of the range that are missing, because their requests kept failing; none if the
  /// answer is whole.
  public let missing: [MissingSlice]

  /// The rows of an answer, and what is missing from it.
  public init(_ table: Table, missing: [MissingSlice] = []) {
    self.table = table
    self.missing = missing.joined
  }

  /// Whether nothing is missing.
  public var isWhole: Bool { missing.isEmpty }
}
