import PQModel
import PQTestSupport

/// Queries whose range, interval and dimensions may be right or wrong in every way.
struct QueryGenerator {
  struct Query {
    let text: String
    let catalog: Catalog
    let clock: Instant
  }

  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func next() -> Query {
    let grain = random.next(2) == 0 ? Interval.m1 : pick(Interval.allCases)
    let clock = self.clock()
    let clauses = [range(before: clock), "EVERY \(interval())", dimensions()]
    return Query(
      text: "SELECT http \(clauses.shuffled(using: &random).joined(separator: " "))",
      catalog: Catalog(limits: .documented.coarsened(to: grain)), clock: clock)
  }

  /// On a border, beside one, or anywhere in two years.
  private mutating func clock() -> Instant {
    let base = CivilTime(year: 2025, month: 1, day: 1).instant
    let anywhere = base + Int64(random.next(730 * 86_400)) * .second
    let border = anywhere.floored(to: pick(Interval.allCases).length)
    let offsets: [Int64] = [0, 1, -1]
    return random.next(2) == 0
      ? anywhere : border + TimeSpan(milliseconds: pick(offsets))
  }

  private mutating func interval() -> String {
    pick(Interval.allCases.map(\.rawValue) + ["15m", "2h", "1w", "1mo", "60m"])
  }

  private mutating func dimensions() -> String {
    let count = pick([0, 0, 0, 1, 2, 3, 4])
    let names = Dimension.allCases.shuffled(using: &random).prefix(count).map(\.rawValue)
    return names.isEmpty ? "" : "BY " + names.joined(separator: ", ")
  }

  private mutating func range(before clock: Instant) -> String {
    switch random.next(4) {
    case 0: return "LAST \(duration())"
    case 1: return "SINCE \(pick(["NOW", "TODAY"])) - \(duration())"
    default:
      let start = clock - length()
      let end = start + length()
      let since = "SINCE \(time(start))"
      return random.next(3) == 0 ? since : "\(since) UNTIL \(pick([time(end), "NOW", "TODAY"]))"
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
