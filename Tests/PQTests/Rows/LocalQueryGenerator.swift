import PQ
import PQModel
import PQTestSupport

/// Random queries whose rows depend on their own bucket only, with backends that need several requests
/// for them.
struct LocalQueryGenerator {
  private var generator: RandomQueryGenerator
  private let groups: [[String]]

  init(seed: UInt64, groups: [[String]]) {
    generator = RandomQueryGenerator(seed: seed, groups: groups)
    self.groups = groups
  }

  mutating func next(_ count: Int) -> Int { generator.random.next(count) }

  /// Returns a backend with short requests of minutes, and perhaps of longer buckets too.
  mutating func backend(_ base: any Backend) -> LimitedBackend {
    let longest = Int64(pick([30, 60, 90, 120, 240, 360, 100 + next(100)])) * TimeSpan.minute
    let intervals = Interval.allCases.filter { $0 == .m1 || next(4) == 0 }
    let rules = intervals.map { ExportLimits.Rule($0, maxRange: max(longest, $0.length)) }
    return LimitedBackend(
      "\(intervals), at most \(longest)", base,
      ExportLimits(rules: rules, maxDimensions: pick([2, 6, 6])))
  }

  mutating func query() -> String {
    let dimensions = Array(
      ExportDimension.allCases.shuffled(using: &generator.random).prefix(pick([0, 1, 1, 2])))
    let length = pick([5, 10, 15, 30, 60, 120, 720, 1440])
    let columns = (0..<1 + next(3)).map { "\(column(length)) AS c\($0)" }
    let fills = dimensions.isEmpty || next(4) == 0
    let by = dimensions.isEmpty ? "" : "BY \(dimensions.map(\.rawValue).joined(separator: ", "))"
    let clauses =
      ["SELECT \(columns.joined(separator: ", "))", by, filter(dimensions, fills), range(length)]
      + (fills ? ["FILL \(pick(["0", "NULL", "PREVIOUS", "LINEAR"]))"] : []) + rowClauses()
    return clauses.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private mutating func column(_ length: Int) -> String {
    switch next(length > 5 ? 6 : 4) {
    case 0: "rank(\(generator.number()))"
    case 4: "\(pick(["max", "min", "avg", "p50", "p95"]))(\(generator.number()), 5m)"
    case 5: "avg(rate(http), 1m)"
    default: generator.number()
    }
  }

  /// Returns a filter. FILL needs a list for each dimension.
  private mutating func filter(_ dimensions: [ExportDimension], _ fills: Bool) -> String {
    guard fills, !dimensions.isEmpty else {
      return next(2) == 0 ? "" : "WHERE \(generator.predicate(depth: next(2)))"
    }
    let tests = dimensions.map { dimension in
      let place = ExportDimension.allCases.firstIndex(of: dimension) ?? 0
      let values = (0..<2).map { _ in
        "'\(pick(groups)[place].replacing("'", with: "''"))'"
      }
      return "\(dimension.rawValue) IN (\(values.joined(separator: ", ")), 'nowhere')"
    }
    return "WHERE \(tests.joined(separator: " AND "))"
  }

  private mutating func range(_ length: Int) -> String {
    if length == 1440 { return "LAST 5d EVERY 1d TIMEZONE 'Europe/Berlin'" }
    let now = next(5) == 0 ? " INCLUDING NOW" : ""
    return "LAST \(length * (2 + 240 / length + next(40)))m\(now) EVERY \(length)m"
  }

  private mutating func rowClauses() -> [String] {
    [
      next(4) == 0 ? "HAVING c0 > 10 OR sessions > 1" : "",
      next(3) == 0 ? "ORDER BY timestamp, c0 DESC" : "",
      next(5) == 0 ? "LIMIT \(next(30))" : "",
    ]
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[next(elements.count)]
  }
}
