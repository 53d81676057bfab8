public import PQModel

/// What is made of sums: columns, and which rows are shown in which order.
public struct RowPlan: Sendable, Equatable {
  /// A column of the result.
  public struct Column: Sendable, Equatable {
    /// Its header.
    public let name: String
    /// What it counts.
    public let unit: Unit
    /// The step that makes it.
    public let step: Int
  }

  /// Which rows are shown where there is no traffic, and what stands in for missing answers.
  public enum Fill: Sendable, Equatable {
    case nothing, null, zero, previous, linear

    /// Whether a bucket without traffic counts as zero.
    public var countsNothingAsZero: Bool {
      switch self {
      case .nothing, .null: false
      case .zero, .previous, .linear: true
      }
    }
  }

  /// Which groups are shown.
  public struct Top: Sendable, Equatable {
    /// How many.
    public let count: Int
    /// What they are ordered by, the most first: a step of a computation over the whole range.
    public let computation: Computation
    /// The number of that step.
    public let step: Int
    /// Whether all others are shown as one.
    public let hasOthers: Bool
    /// Whether the number is the larger of those of the range and of the one that it is compared
    /// with.
    public let isLarger: Bool
  }

  /// A key that rows are ordered by.
  public struct SortKey: Sendable, Equatable {
    /// What is compared.
    public enum Target: Sendable, Equatable {
      case time
      /// A dimension of the grouping, by its place there.
      case dimension(Int)
      /// A number, by its step.
      case step(Int)
      /// The place of the group among those of TOP.
      case top
      /// Whether it is the group that all others were added up into, which comes last.
      case others
    }

    /// What is compared.
    public let target: Target
    /// Whether the largest comes first; what has no value comes last either way.
    public let isDescending: Bool
  }

  /// Whether there is a column for the start of each bucket, and in which zone it is told.
  public let timeZone: ZoneRules?
  /// The clock of the run, where the range goes on to the end of the bucket that is not over.
  public let now: Instant?
  /// Whether each bucket is marked as over or not.
  public let marksBuckets: Bool
  /// The lengths of buckets that reducers look at.
  public let grains: [Bucketing]
  /// The numbers of each row.
  public let computation: Computation
  /// The columns that show numbers.
  public let columns: [Column]
  /// Which rows are shown where there is no traffic.
  public let fill: Fill
  /// The groups that are shown even if they have none; each a value for each dimension.
  public let namedGroups: [[String]]
  /// What rows must fulfil.
  public let having: RowCondition?
  /// Which groups are shown.
  public let top: Top?
  /// The order, complete, so that no two rows are equal and a run repeats exactly.
  public let order: [SortKey]
  /// How many rows are shown at most.
  public let limit: Int?
  /// What a reader should know of the whole.
  public let captions: [String]

  /// The steps whose numbers are shown, compared by HAVING or ordered by.
  public var resultSteps: [Int] {
    columns.map(\.step) + (having?.steps ?? []) + order.compactMap(\.target.step)
  }
}

extension RowPlan.SortKey.Target {
  fileprivate var step: Int? { if case .step(let step) = self { step } else { nil } }
}
