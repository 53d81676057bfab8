import PQModel

/// A query that prints itself as a text of pq and, independently, as SQL over the fixture's rows.
struct JudgedQuery: Sendable {
  /// A column of SELECT.
  struct Item: Sendable {
    var formula: Formula
    /// The name behind AS.
    var alias: String?
  }

  /// Which rows are shown where there is no traffic.
  enum Filling: String, Sendable {
    case nothing = "NONE"
    case null = "NULL"
    case zero = "0"
    case previous = "PREVIOUS"
    case linear = "LINEAR"

    /// Whether shorter buckets without traffic count as 0.
    var countsNothingAsZero: Bool { self == .zero || self == .previous || self == .linear }
  }

  /// A key of ORDER BY.
  struct Term: Sendable {
    enum Target: Sendable {
      case timestamp
      case dimension(Int)
      case formula(Formula)
    }

    var target: Target
    var isDescending: Bool
  }

  struct Top: Sendable {
    var count: Int
    var formula: Formula
    var hasOthers: Bool
  }

  /// The range that is compared with.
  struct Earlier: Sendable {
    /// What stands behind COMPARE WITH.
    var text: String
    var buckets: Buckets
  }

  let seed: UInt64
  let fixture: JudgedFixture
  var items: [Item]
  /// Whether SELECT says `*`.
  var selectsAll = false
  var dimensions: [Dimension] = []
  var match: Match?
  var range: JudgedRange
  /// How the range is cut; nil without EVERY.
  var cut: Cut?
  var zone: String?
  var filling = Filling.nothing
  var earlier: Earlier?
  var having: Check?
  var order: [Term] = []
  var top: Top?
  var limit: Int?
  /// An instant about which no request is answered, in milliseconds since the epoch.
  var lost: Int64?
  /// What is missing because of that; nil if nothing is, or nobody knows yet.
  var gaps: Gaps?
  var spelling = Spelling()

  /// Whether numbers may lie on a line between others.
  var hasLines: Bool { filling == .linear && lost != nil }

  var scope: FormulaScope {
    FormulaScope(largestSum: fixture.largestSum, columns: items.map(\.formula))
  }

  /// The columns in front of those of SELECT.
  var headers: [String] {
    (cut == nil ? [] : ["timestamp"]) + (hasStates ? ["state"] : [])
      + dimensions.map(\.rawValue)
  }

  /// Whether there is a column for the states of buckets.
  var hasStates: Bool { range.includesNow && cut != nil || gaps != nil }

  /// The values that the IN lists of the dimensions of BY name; nil unless each has one.
  var namedGroups: [[String]]? {
    let lists = dimensions.compactMap { match?.namedValues(of: $0) }
    return lists.count == dimensions.count ? lists : nil
  }

  /// How many dimensions it looks at in any way.
  var dimensionCount: Int { (match?.dimensions ?? []).union(dimensions).count }
}

/// The time that is asked about.
struct JudgedRange: Sendable {
  /// What the range before has in common with this one.
  enum Repetition: Sendable {
    case ofLength
    case ofDays(Int)
    case ofMonths(Int)
    /// It is not clear; what is so much earlier is.
    case onlyAgo
    /// It is not clear, so it is not asked.
    case none
  }

  /// Its clauses.
  var texts: [String]
  /// One bucket without EVERY.
  var buckets: Buckets
  var repetition = Repetition.none
  /// Whether it goes on to the end of the running bucket.
  var includesNow = false
}

/// Which of several spellings a text has.
struct Spelling: Sendable {
  /// Decides the order of the clauses.
  var seed: UInt64 = 0
  var hasShortNames = false
  var hasDoubleQuotes = false
}
