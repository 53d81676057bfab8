import PQModel

/// A query that has a text for pq and, independently, SQL over the rows of the fixture.
struct OracleQuery: Sendable {
  /// A column of SELECT.
  struct Item: Sendable {
    var formula: Formula
    /// The name after AS.
    var alias: String?
  }

  /// The clause FILL.
  enum Filling: String, Sendable {
    case nothing = "NONE"
    case null = "NULL"
    case zero = "0"
    case previous = "PREVIOUS"
    case linear = "LINEAR"

    /// True if inner buckets without traffic count as 0.
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

  /// The comparison range.
  struct Earlier: Sendable {
    /// The text after COMPARE WITH.
    var text: String
    var buckets: Buckets
  }

  let seed: UInt64
  let fixture: OracleFixture
  var items: [Item]
  /// True if SELECT is `*`.
  var selectsAll = false
  var dimensions: [ExportDimension] = []
  var match: Match?
  var range: OracleRange
  /// The length of the buckets, or `nil` without EVERY.
  var bucketLength: BucketLength?
  var zone: String?
  var filling = Filling.nothing
  var earlier: Earlier?
  var having: Check?
  var order: [Term] = []
  var top: Top?
  var limit: Int?
  /// The instant whose requests all fail, in milliseconds since the epoch, or `nil` if there is none.
  var lost: Int64?
  /// The gaps that the failures cause, or `nil` if there are none or pq has not answered yet.
  var gaps: Gaps?
  var spelling = Spelling()

  /// True if the answer may contain interpolated numbers.
  var hasLines: Bool { filling == .linear && lost != nil }

  var scope: FormulaScope {
    FormulaScope(largestSum: fixture.largestSum, columns: items.map(\.formula))
  }

  /// The columns before the columns of SELECT.
  var headers: [String] {
    (bucketLength == nil ? [] : ["timestamp"]) + (hasStates ? ["state"] : [])
      + dimensions.map(\.rawValue)
  }

  /// True if the answer has a column of bucket states.
  var hasStates: Bool { range.includesNow && bucketLength != nil || gaps != nil }

  /// The values that IN lists name for the dimensions of BY, or `nil` if a dimension has no list.
  var namedGroups: [[String]]? {
    let lists = dimensions.compactMap { match?.namedValues(of: $0) }
    return lists.count == dimensions.count ? lists : nil
  }

  /// The number of dimensions in BY and WHERE.
  var dimensionCount: Int { (match?.dimensions ?? []).union(dimensions).count }
}

/// The range of a query.
struct OracleRange: Sendable {
  /// The meaning of PREVIOUS for a range.
  enum Repetition: Sendable {
    case ofLength
    case ofDays(Int)
    case ofMonths(Int)
    /// PREVIOUS is not defined, but AGO is.
    case onlyAgo
    /// The query does not compare, because no comparison range is defined.
    case none
  }

  /// The clauses of the range.
  var texts: [String]
  /// The buckets; without EVERY, one.
  var buckets: Buckets
  var repetition = Repetition.none
  /// True if the range includes the whole running bucket.
  var includesNow = false
}

/// The spelling of a query text.
struct Spelling: Sendable {
  /// The seed that decides the order of the clauses.
  var seed: UInt64 = 0
  var hasShortNames = false
  var hasDoubleQuotes = false
}
