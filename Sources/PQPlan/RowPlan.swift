public import PQModel

/// The rows of a result: their values, columns, order and selection.
public struct RowPlan: Sendable, Equatable {
  /// A column of the result.
  public struct Column: Sendable, Equatable {
    /// The header of the column.
    public let name: String
    /// The unit of the values.
    public let unit: MeasureUnit
    /// The kind of the values.
    package let numbers: NumberKind
    /// The index of the step that computes the column.
    public let step: Int
  }

  /// The option of FILL: the rows for buckets without traffic, and the values for buckets without
  /// an answer.
  public enum Fill: Sendable, Equatable {
    /// `nothing` adds no row. `null` adds rows with NULL, the other options add rows with 0. In a
    /// bucket without an answer, `previous` takes the values of the bucket before it, and `linear`
    /// takes values on a straight line between the buckets before and after it.
    case nothing, null, zero, previous, linear

    /// True if a bucket without traffic counts as zero.
    public var countsNothingAsZero: Bool {
      switch self {
      case .nothing, .null: false
      case .zero, .previous, .linear: true
      }
    }
  }

  /// The groups that TOP shows.
  public struct Top: Sendable, Equatable {
    /// The maximum number of groups. The group of all others is not counted.
    public let count: Int
    /// The computation of the values that rank the groups, over the whole range. The largest value
    /// comes first.
    public let computation: Computation
    /// The index of the step that ranks the groups.
    public let step: Int
    /// True if all other groups are shown as one group.
    public let hasOthers: Bool
    /// True if a group is ranked by the larger of two values: that of the query range and that of
    /// the comparison range.
    public let isLarger: Bool
  }

  /// A sort key of rows.
  public struct SortKey: Sendable, Equatable {
    /// The values that a key compares.
    public enum Target: Sendable, Equatable {
      /// The start of the bucket.
      case time
      /// A dimension, by its index in the grouping.
      case dimension(Int)
      /// The values of a step, by the index of the step.
      case step(Int)
      /// The place of the group in TOP.
      case top
      /// The group of all groups outside of TOP. It comes last.
      case others
    }

    /// The values that are compared.
    public let target: Target
    /// True if the largest value comes first. Rows without a value come last in both cases.
    public let isDescending: Bool
  }

  /// The zone of the column `timestamp`, or `nil` if there is no such column.
  public let timeZone: ZoneRules?
  /// The current time if the range includes the bucket that is not complete yet; otherwise `nil`.
  public let now: Instant?
  /// True if the result has the column `state` even if nothing is missing.
  public let marksBuckets: Bool
  /// The lengths of the inner buckets of reducers.
  public let grains: [Bucketing]
  /// The steps that compute the values of each row.
  public let computation: Computation
  /// The columns with computed values, in order.
  public let columns: [Column]
  /// The option of FILL.
  public internal(set) var fill: Fill
  /// The groups that are shown even without traffic, each with a value for every dimension of the
  /// grouping.
  public internal(set) var namedGroups: [[String]]
  /// The groups that FILL 0 would add to `namedGroups`. It is `nil` if the query has FILL or no HAVING,
  /// or if lists name too many groups.
  let groupsOfZeros: [[String]]?
  /// The condition of HAVING, or `nil` if there is none.
  public let having: RowCondition?
  /// The groups that are shown, or `nil` if all are.
  public let top: Top?
  /// The order of the rows. It is complete: no two rows are equal in it, so that a run is repeatable.
  public let order: [SortKey]
  /// The maximum number of rows, or `nil` if there is none.
  public let limit: Int?

  /// The indices of the steps that columns, HAVING or the order use.
  public var resultSteps: [Int] {
    columns.map(\.step) + (having?.steps ?? []) + order.compactMap(\.target.step)
  }
}

extension RowPlan.SortKey.Target {
  fileprivate var step: Int? { if case .step(let step) = self { step } else { nil } }
}
