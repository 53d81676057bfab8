package import PQModel

/// A rule that the planner applies to a query. EXPLAIN prints its name.
///
/// The file of each rule holds its name, its summary, its examples and the texts of its rewrites.
/// EXPLAIN, help and `grammar/rules.md` read them from here. After you add a case, the compiler requires
/// its details, and a test requires an example in which EXPLAIN prints it.
public enum PlannerRule: CaseIterable, Sendable {
  /// Chooses the bucket length of EVERY AUTO.
  case pick
  /// Makes buckets of the query from shorter ones.
  case rollUp
  /// Makes one bucket for the whole range from shorter ones.
  case tile
  /// Divides a range into the slices of several requests.
  case split
  /// Requests the range of COMPARE WITH.
  case compare
  /// Leaves out buckets that have expired or have no partner.
  case leaveOut
  /// Adds a filter that alternatives imply.
  case imply
  /// Filters the rows of answers in pq.
  case filterHere
  /// Adds and subtracts answers.
  case subtract
  /// Requests the values of a list one by one.
  case fanOut
  /// Avoids or isolates subtraction of buckets that may still change.
  case settle

  /// The name that EXPLAIN prints before the text of a rewrite: one or two words, in lower case.
  public var name: String { details.name }

  /// The effect of the rule in one sentence, of at most 65 characters.
  public var summary: String { details.summary }

  /// Queries that the rule changes, at least one.
  package var examples: [Example] { details.examples }

  private var details: Details {
    switch self {
    case .pick: PickBuckets.details
    case .rollUp: TileRange.rollUpDetails
    case .tile: TileRange.tileDetails
    case .split: SplitRanges.details
    case .compare: CompareRanges.details
    case .leaveOut: TrimToRetention.details
    case .imply: ImplyFilters.details
    case .filterHere: FilterLocally.details
    case .subtract: SubtractFilters.details
    case .fanOut: FanOutValues.details
    case .settle: SettleSubtraction.details
    }
  }
}

extension PlannerRule {
  /// The description of a rule. It is in the file of the rule.
  struct Details: Sendable {
    let name: String
    let summary: String
    let examples: [Example]
  }

  /// A query and the rewrites that the rule makes for it.
  package struct Example: Sendable {
    /// The query text.
    package let query: String
    /// The texts of the rewrites by this rule, in the order of EXPLAIN.
    package let rewrites: [String]
    /// The time after the end of a bucket during which the bucket may still change. It is zero in
    /// the demo.
    package let settlingMargin: TimeSpan

    /// Creates an example for the demo, or for a backend whose buckets may change for some time.
    init(
      _ query: String, _ rewrites: [String], settlingMargin: TimeSpan = TimeSpan(milliseconds: 0)
    ) {
      self.query = query
      self.rewrites = rewrites
      self.settlingMargin = settlingMargin
    }
  }
}

/// A change that a rule made to a query, so that the backend can answer it.
public struct Rewrite: Sendable, Equatable {
  /// The rule that made the change.
  public let rule: PlannerRule
  /// The text that EXPLAIN prints after the name of the rule.
  public let text: String

  init(_ rule: PlannerRule, _ text: String) {
    self.rule = rule
    self.text = text
  }
}
