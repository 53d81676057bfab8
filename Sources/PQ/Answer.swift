public import PQEngine
public import PQModel

/// The answer of a statement.
public struct Answer: Sendable {
  /// Its rows. Buckets that are not whole are marked in a column `state`, as `partial` if some of
  /// it is there and as `missing` if nothing is; then they have no numbers.
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
