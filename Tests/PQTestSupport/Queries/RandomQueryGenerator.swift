import PQModel

/// A generator of random queries with all clauses. A backend without limits can answer most of them.
///
/// It leaves out clauses that depend on the intervals of a backend: EVERY AUTO and, without EVERY, a
/// range that ends with the finest interval.
public struct RandomQueryGenerator {
  /// The source of all random choices.
  public var random: SeededRandom
  let groups: [[String]]
  private(set) var dimensions: [ExportDimension] = []
  private(set) var every: String?
  /// The lengths of inner buckets that reducers may use.
  private(set) var grains: [String] = []
  /// The comparison ranges that fit the buckets, such as `7d AGO`.
  private var earlier: [String] = []

  /// Creates a generator of one query.
  ///
  /// - Parameter groups: The groups of the fixture, whose values predicates use.
  public init(seed: UInt64, groups: [[String]]) {
    random = SeededRandom(seed: seed)
    self.groups = groups
  }

  /// Returns the text of the query.
  public mutating func query() -> String {
    let range = self.range()
    dimensions = Array(
      ExportDimension.allCases.shuffled(using: &random).prefix(pick([0, 1, 1, 1, 2, 2, 3])))
    let columns = (0..<1 + random.next(3)).map { "\(column()) AS c\($0)" }
    let select = "SELECT " + columns.joined(separator: ", ")
    let by = dimensions.isEmpty ? nil : "BY " + dimensions.map(\.rawValue).joined(separator: ", ")
    let filter = chance(60) ? "WHERE \(predicate(depth: 2))" : nil
    return ([select, by, filter, range].compactMap { $0 } + rowClauses(columns.count))
      .joined(separator: " ")
  }

  /// Returns the clauses about the rows that are shown.
  private mutating func rowClauses(_ columnCount: Int) -> [String] {
    var clauses: [String] = []
    let fills = every == nil ? ["0", "NULL"] : ["0", "NULL", "PREVIOUS", "LINEAR"]
    if chance(40) { clauses.append("FILL \(pick(fills))") }
    if chance(30) { clauses.append("COMPARE WITH \(pick(["PREVIOUS"] + earlier))") }
    if chance(25) { clauses.append("HAVING \(condition(columnCount))") }
    if chance(35) { clauses.append("ORDER BY \(key(columnCount)), \(key(columnCount))") }
    if !dimensions.isEmpty, chance(30) {
      clauses.append("TOP \(random.next(5)) BY \(number())\(chance(60) ? " WITH OTHERS" : "")")
    }
    if chance(15) { clauses.append("LIMIT \(random.next(20))") }
    return clauses
  }

  private mutating func key(_ columnCount: Int) -> String {
    let names = (0..<columnCount).map { "c\($0)" } + dimensions.map(\.rawValue) + ["sessions"]
    return pick(names) + pick(["", " DESC"])
  }

  private mutating func condition(_ columnCount: Int) -> String {
    let column = "c\(random.next(columnCount))"
    let one = "\(column) \(pick(["<", ">", "=", "!=", ">="])) \(pick([column, "\(column) * 2"]))"
    switch random.next(4) {
    case 0: return "\(one) OR http > 10"
    case 1: return "NOT (\(one) AND p2p < 1000)"
    default: return pick([one, "sessions > 1", "p2p > http"])
    }
  }

  mutating func chance(_ percent: Int) -> Bool { random.next(100) < percent }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[random.next(elements.count)]
  }
}

/// The clauses of time, which set the buckets.
extension RandomQueryGenerator {
  private mutating func range() -> String {
    switch random.next(10) {
    case 0: whole()
    case 1, 2: calendar()
    default: fixed()
    }
  }

  private mutating func fixed() -> String {
    let length = pick([1, 5, 7, 10, 15, 20, 30, 45, 60, 120, 180, 360, 720, 1440, 2880])
    every = "\(length)m"
    grains = [1, 5, 10, 15, 60].filter { length % $0 == 0 && $0 < length }.map { "\($0)m" }
    earlier = ["\(length * 3)m AGO"] + (1440 % length == 0 ? ["1d AGO", "7d AGO"] : [])
    let now = chance(20) ? " INCLUDING NOW" : ""
    return "LAST \(length * (1 + random.next(20)))m\(now) EVERY \(length)m"
  }

  /// Returns a range of days, weeks or months of the calendar.
  private mutating func calendar() -> String {
    let (range, length) = pick([
      ("DURING LAST MONTH", "1d"), ("DURING LAST MONTH", "1mo"), ("DURING LAST WEEK", "1d"),
      ("DURING YESTERDAY", "1h"), ("LAST 3w", "1w"), ("DURING THIS MONTH", "1d"),
      ("LAST 1mo", "1mo"), ("LAST 14d", "7d"), ("LAST 3d", "1d"), ("LAST 5d", "1d"),
    ])
    every = length
    grains = length == "1h" ? ["10m", "1m"] : ["1h", "30m"]
    earlier = length == "1mo" ? ["1mo AGO"] : ["7d AGO"]
    let zones = ["", " TIMEZONE 'Europe/Berlin'", " TIMEZONE 'America/New_York'"]
    return "\(range) EVERY \(length)\(length == "7d" ? "" : pick(zones))"
  }

  /// Returns a range of one bucket. Its ends do not depend on the available intervals.
  private mutating func whole() -> String {
    every = nil
    grains = ["1m", "5m"]
    earlier = ["1d AGO", "45m AGO"]
    let to = RandomFixture.end - Int64(60 + random.next(300)) * 5 * .minute
    return "SINCE '\(to - Int64(1 + random.next(900)) * 5 * .minute)' UNTIL '\(to)'"
  }
}
