import PQModel
import PQTestSupport

/// Random queries whose clauses may be correct or wrong.
struct QueryGenerator {
  struct Query {
    let text: String
    let catalog: Catalog
    let clock: Instant
  }

  var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func next() -> Query {
    let grain = random.next(2) == 0 ? Interval.m1 : pick(Interval.allCases.filter { $0 <= .d1 })
    let margin = pick([TimeSpan(milliseconds: 0), 10 * .minute, 90 * .minute, 3 * .day])
    let clock = self.clock()
    let every = self.every()
    let clauses =
      [
        range(before: clock), every, dimensions(), predicate(), zone(), comparison(),
      ] + rows(hasBuckets: !every.isEmpty)
    let text = clauses.filter { !$0.isEmpty }.shuffled(using: &random).joined(separator: " ")
    return Query(
      text: "SELECT \(column()) \(text)",
      catalog: Catalog(limits: .documented.coarsened(to: grain).settling(after: margin)),
      clock: clock)
  }

  private mutating func column() -> String {
    switch random.next(8) {
    case 0: "max(sessions, \(pick(["1m", "5m", "1h", "1d", "7m"]))) AS peak"
    case 1: "p2p / (http + p2p) AS offload"
    default: "http"
    }
  }

  /// Returns a time of two years: a bucket border, a millisecond beside one, or any second.
  private mutating func clock() -> Instant {
    let base = CivilTime(year: 2025, month: 1, day: 1).instant
    let anywhere = base + Int64(random.next(730 * 86_400)) * .second
    let border = anywhere.floored(to: pick(Interval.allCases).length)
    let offsets: [Int64] = [0, 1, -1]
    return random.next(2) == 0
      ? anywhere : border + TimeSpan(milliseconds: pick(offsets))
  }

  private mutating func every() -> String {
    switch random.next(6) {
    case 0: ""
    case 1: "EVERY AUTO"
    default:
      "EVERY "
        + pick(
          Interval.allCases.map(\.rawValue)
            + ["15m", "2h", "1w", "2w", "1mo", "1q", "1y", "60m", "24h", "2d", "90m"])
    }
  }

  private mutating func dimensions() -> String {
    let count = pick([0, 0, 0, 1, 2, 3, 4])
    let names = ExportDimension.allCases.shuffled(using: &random).prefix(count).map(\.rawValue)
    return names.isEmpty ? "" : "BY " + names.joined(separator: ", ")
  }

  private mutating func predicate() -> String {
    guard random.next(3) == 0 else { return "" }
    let tests = (0...random.next(3)).map { _ in
      let name = pick(ExportDimension.allCases).rawValue
      return pick([
        "\(name) = 'a'", "\(name) IN ('a', 'b', 'c')", "\(name) NOT IN ('a', 'd')",
        "\(name) LIKE 'a%'", "(\(name) = 'a' OR \(pick(ExportDimension.allCases).rawValue) = 'b')",
      ])
    }
    return "WHERE " + tests.joined(separator: pick([" AND ", " AND ", " OR "]))
  }

  private mutating func zone() -> String {
    random.next(4) == 0 ? "TIMEZONE '\(pick(SampleZones.names))'" : ""
  }

  private mutating func comparison() -> String {
    switch random.next(10) {
    case 0: "COMPARE WITH PREVIOUS"
    case 1: "COMPARE WITH \(duration()) AGO"
    default: ""
    }
  }

  private mutating func rows(hasBuckets: Bool) -> [String] {
    [
      random.next(6) == 0 ? pick(["FILL 0", "FILL NULL"]) : "",
      random.next(6) == 0 ? "ORDER BY http DESC" : "", random.next(6) == 0 ? "LIMIT 3" : "",
    ]
  }

  private mutating func range(before clock: Instant) -> String {
    let now = random.next(5) == 0 ? " INCLUDING NOW" : ""
    switch random.next(6) {
    case 0, 1: return "LAST \(duration())\(now)"
    case 2: return "SINCE \(pick(["NOW", "TODAY"])) - \(duration())\(now)"
    case 3:
      let period = pick([
        "TODAY", "THIS WEEK", "THIS MONTH", "THIS QUARTER", "THIS YEAR", "YESTERDAY", "LAST WEEK",
        "LAST MONTH", "LAST QUARTER", "LAST YEAR",
      ])
      let isPast = period.hasPrefix("LAST") || period == "YESTERDAY"
      return "DURING \(period)\(isPast ? "" : now)"
    default:
      let start = clock - length()
      let end = start + length()
      let since = "SINCE \(time(start))"
      if random.next(3) == 0 { return since + now }
      return "\(since) UNTIL \(pick([time(end), "NOW", "TODAY"]))"
    }
  }

  private mutating func time(_ instant: Instant) -> String {
    pick([
      "'\(instant)'", "\(instant.milliseconds)", "'\(instant.floored(to: .hour))'",
      "'\(instant.floored(to: .day))'",
    ])
  }

  private mutating func duration() -> String {
    let units = ["ms", "s", "m", "m", "h", "h", "d", "w", "mo", "q", "y"]
    let one = "\(1 + random.next(40))\(pick(units))"
    return random.next(4) == 0 ? one + "\(1 + random.next(90))\(pick(["s", "m", "h"]))" : one
  }

  private mutating func length() -> TimeSpan {
    let unit = pick([TimeSpan.second, .minute, .hour, .day])
    return Int64(1 + random.next(100)) * unit
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[random.next(elements.count)]
  }
}
