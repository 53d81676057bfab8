extension QueryTextGenerator {
  /// Returns the words of a query.
  mutating func query() -> [String] {
    let columns = choices.below(14) == 0 ? ["*"] : list { $0.column() }
    return words("SELECT") + columns + clauses()
  }

  private mutating func column() -> [String] {
    let column = choices.below(6) == 0 ? anyExpression() : number()
    guard choices.below(3) == 0 else { return column }
    let names = ["a0", "a1", "x", "last", "http", "c", "timestamp", "os"]
    return column + words("AS") + [choices.pick(names)]
  }

  /// Returns the words of some clauses, in any order.
  mutating func clauses() -> [String] {
    var clauses = [range()] + groupClauses() + rowClauses()
    for place in clauses.indices.dropFirst().reversed() where choices.below(4) == 0 {
      clauses.swapAt(place, choices.below(place + 1))
    }
    return clauses.flatMap { $0 }
  }

  private mutating func groupClauses() -> [[String]] {
    var clauses: [[String]] = []
    if choices.chance(40) { clauses.append(words("BY") + list { [$0.dimension()] }) }
    if choices.chance(45) { clauses.append(words("WHERE") + predicate()) }
    if choices.chance(55) { clauses.append(words("EVERY") + [choices.pick(Self.buckets)]) }
    if choices.chance(20) { clauses.append(words("TIMEZONE") + [choices.pick(Self.zones)]) }
    if choices.chance(25) { clauses.append(words("FILL") + [choices.pick(Self.fills)]) }
    if choices.chance(20) { clauses.append(words("COMPARE WITH") + earlier()) }
    return clauses
  }

  private mutating func rowClauses() -> [[String]] {
    var clauses: [[String]] = []
    if choices.chance(20) { clauses.append(words("HAVING") + condition()) }
    if choices.chance(30) { clauses.append(words("ORDER BY") + list { $0.sortKey() }) }
    if choices.chance(15) {
      let others = choices.below(2) == 0 ? words("WITH OTHERS") : []
      clauses.append(words("TOP") + [count()] + words("BY") + number() + others)
    }
    if choices.chance(15) { clauses.append(words("LIMIT") + [count()]) }
    if choices.chance(5) {
      clauses.append(words("INTO") + [choices.pick(["'a.csv'", "'a'", "'b.json'"])])
    }
    return clauses
  }

  private static let buckets = [
    "5m", "1h", "1m", "1d", "1w", "$d", "AUTO", "1mo", "30s", "90m", "1q", "7d", "2h", "1y", "0h",
    "15m", "36h",
  ]
  private static let zones = [
    "'Europe/Berlin'", "'UTC'", "'America/New_York'", "'Asia/Kathmandu'", "'Australia/Lord_Howe'",
    "'Pacific/Apia'", "'x'",
  ]
  private static let fills = ["0", "NULL", "PREVIOUS", "LINEAR", "NONE", "1"]

  private mutating func earlier() -> [String] {
    guard choices.below(2) == 0 else { return words("PREVIOUS") }
    let lengths = ["7d", "1d", "$d", "1mo", "1h", "1y", "0h", "999999d"]
    return [choices.pick(lengths)] + words("AGO")
  }

  private mutating func sortKey() -> [String] {
    let names = ["timestamp", "a0", "os", "http", "a0_change", "x"]
    let key = choices.below(2) == 0 ? [choices.pick(names)] : number()
    return choices.below(3) == 0 ? key + words(choices.pick(["DESC", "ASC"])) : key
  }

  private mutating func count() -> String {
    choices.pick(["5", "$n", "1", "0", "3", "1000", "2.5", "$l", "99999999999999999999"])
  }
}

/// The clauses of time.
extension QueryTextGenerator {
  private mutating func range() -> [String] {
    switch choices.below(9) {
    case 0: words("SINCE") + time() + now()
    case 1: words("SINCE") + time() + now() + words("UNTIL") + time() + now()
    case 2: words("DURING") + words(choices.pick(Self.periods)) + now()
    case 3: slips() ? [] : words("LAST") + [length()] + now()
    default:
      words("LAST") + [choices.pick(["6h", "1d", "7d", "30d", "90m", "1h", "3h", "2d"])] + now()
    }
  }

  private static let periods = [
    "TODAY", "YESTERDAY", "THIS WEEK", "LAST MONTH", "THIS MONTH", "LAST QUARTER", "LAST YEAR",
    "THIS YEAR", "LAST WEEK",
  ]

  private mutating func now() -> [String] {
    choices.below(6) == 0 ? words("INCLUDING NOW") : []
  }

  private mutating func length() -> String {
    choices.pick([
      "1h", "6h", "1d", "7d", "1mo", "30d", "$d", "90d", "1y", "0h", "5m", "1m", "59m", "2w", "1q",
      "13mo", "999999999y", "100000000d", "9223372036854775807ms", "1h30m", "3w",
      "9223372036854775807h",
    ])
  }

  private mutating func time() -> [String] {
    switch choices.below(10) {
    case 0: words("NOW")
    case 1: words("TODAY")
    case 2: words(choices.pick(["NOW", "TODAY"])) + ["-", length()]
    case 3: [choices.pick(Self.epochTimes)]
    case 4: [parameter()]
    default: [choices.pick(Self.times)]
    }
  }

  private static let epochTimes = [
    "1768420800", "1768420800000", "0", "9223372036854775807", "1e300", "-1", "99999999999",
  ]
  private static let times = [
    "'2026-01-01'", "'2026-01-15T20:30'", "'2026-01-10 00:00Z'", "'2024-02-29'", "'2027-12-31'",
    "'2025-10-26T02:30'", "'2026-03-29T02:30+01:00'", "'2026-02-30'", "'2025-01-01'",
    "'2026-01-14T21:00:00.001Z'",
  ]
}
