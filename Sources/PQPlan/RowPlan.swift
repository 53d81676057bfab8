public import PQModel

/// The rows of a result: their numbers, columns and order, and which of them are shown.
public struct RowPlan: Sendable, Equatable {
  /// A column of the result.
  public struct Column: Sendable, Equatable {
    /// The header of the column.
    public let name: String
    /// The unit of the numbers.
    public let unit: Unit
    /// The number of the step that computes the column.
    public let step: Int
  }

  /// The rows that are shown where there is no traffic, and the numbers that replace missing answers.
  public enum Fill: Sendable, Equatable {
    /// In this order: no FILL, which shows no row without traffic; NULL; 0; 0 without traffic and the
    /// numbers of the bucket before a missing one; 0 without traffic and numbers on a line across
    /// missing buckets.
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
    /// The maximum number of groups, without the one that joins the others.
    public let count: Int
    /// The computation over the whole range by which groups are picked, the largest number first.
    public let computation: Computation
    /// The number of the step by which groups are picked.
    public let step: Int
    /// True if all other groups are shown as one group.
    public let hasOthers: Bool
    /// True if the larger number of the query range and the comparison range counts.
    public let isLarger: Bool
  }

  /// A key by which rows are sorted.
  public struct SortKey: Sendable, Equatable {
    /// The values that a key compares.
    public enum Target: Sendable, Equatable {
      /// The start of the bucket.
      case time
      /// A dimension, by its index in the grouping.
      case dimension(Int)
      /// The numbers of a step, by its number.
      case step(Int)
      /// The place of the group in TOP.
      case top
      /// The group that joins all groups outside of TOP; it comes last.
      case others
    }

    /// The values that are compared.
    public let target: Target
    /// True if the largest value comes first. Rows without a value come last in both cases.
    public let isDescending: Bool
  }

  /// The zone of the column with bucket starts, or `nil` if there is no such column.
  public let timeZone: ZoneRules?
  /// The current time if the range includes the bucket that is not over; otherwise `nil`.
  public let now: Instant?
  /// True if the result has the column `state` even if nothing is missing.
  public let marksBuckets: Bool
  /// The lengths of the inner buckets of reducers.
  public let grains: [Bucketing]
  /// The steps that compute the numbers of each row.
  public let computation: Computation
  /// The columns with numbers, in order.
  public let columns: [Column]
  /// The rows that are shown where there is no traffic.
  public let fill: Fill
  /// The groups that are shown even without traffic, each with a value for every dimension of the
  /// grouping.
  public let namedGroups: [[String]]
  /// The condition of HAVING, or `nil` if there is none.
  public let having: RowCondition?
  /// The groups that are shown, or `nil` if all are.
  public let top: Top?
  /// The order of the rows. It is complete: no two rows are equal in it, so that a run is repeatable.
  public let order: [SortKey]
  /// The maximum number of rows, or `nil` if there is none.
  public let limit: Int?

  /// The numbers of the steps that are shown, used by HAVING or used for sorting.
  public var resultSteps: [Int] {
    columns.map(\.step) + (having?.steps ?? []) + order.compactMap(\.target.step)
  }
}

extension RowPlan.SortKey.Target {
  fileprivate var step: Int? { if case .step(let step) = self { step } else { nil } }
}
