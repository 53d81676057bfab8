extension QueryTextGenerator {
  /// Returns a predicate, a condition or a number.
  mutating func anyExpression() -> [String] {
    switch choices.below(4) {
    case 0: predicate()
    case 1: condition()
    default: number()
    }
  }

  mutating func dimension() -> String {
    let names = [
      "os", "country", "browser", "city", "isp", "provider", "os.name", "country.code",
      "Browser.Name", "city.name",
    ]
    return choices.pick(slips() ? ["contry", "http", "p", "x"] : names)
  }

  private mutating func metric() -> String {
    let names = ["http", "p2p", "played", "rebuffered", "sessions", "http", "HTTP"]
    return choices.pick(slips() ? ["htp", "os", "'a'", "played2"] : names)
  }

  mutating func literal() -> String {
    choices.pick([
      "5", "0", "1", "2.5", "1e3", "1_000", "'a'", "'US'", "\"it's\"", "'it''s'", "1h", "1d", "90s",
      "1mo", "2w", "1h30m", "10MB", "1.5GiB", "1kB", "'2026-01-15'", "'%a%'", "''", "7d", "1ms",
      "9e99", "1e400", "0.1", "99999999999999999999", "1q", "1y", "5m", "30m", "15m", "1B", "1Gbit",
    ])
  }

  private mutating func value() -> String {
    choices.pick([
      "'a'", "'b'", "'c'", "'US'", "'DE'", "'(others)'", "''", "$l", "'it''s'", "\"x\"", "5", "'B'",
    ])
  }

  /// Returns a predicate of WHERE.
  mutating func predicate() -> [String] {
    nested(or: { [$0.dimension(), "=", "'a'"] }) { generator in
      switch generator.choices.below(14) {
      case 0...2, 12, 13: generator.comparison()
      case 3:
        [generator.value(), generator.choices.pick(["=", "!=", "<>"]), generator.dimension()]
      case 4: [generator.slips() ? generator.choices.pick(["c", "z", "os"]) : "p"]
      case 5: generator.words("NOT") + generator.predicate()
      case 6: ["("] + generator.predicate() + [")"]
      case 7, 8: generator.predicate() + generator.words("OR") + generator.predicate()
      case 9, 10: generator.conjunctionOfDisjunction()
      default: generator.predicate() + generator.words("AND") + generator.predicate()
      }
    }
  }

  private mutating func conjunctionOfDisjunction() -> [String] {
    ["("] + predicate() + words("OR") + predicate() + [")"] + words("AND") + predicate()
  }

  private mutating func comparison() -> [String] {
    let negation = choices.below(2) == 0 ? words("NOT") : []
    switch choices.below(5) {
    case 0: return [dimension()] + negation + words("IN") + ["("] + list { [$0.value()] } + [")"]
    case 1: return [dimension()] + negation + words("IN") + [parameter()]
    case 2:
      let patterns = ["'a%'", "'%'", "'_'", "'%a_b%'", "'US'", "'\\%'", "''"]
      let word = words(choices.pick(["LIKE", "ILIKE"]))
      return [dimension()] + negation + word + [choices.pick(patterns)]
    default: return [dimension(), choices.pick(["=", "!=", "=", "=="]), value()]
    }
  }

  /// Returns a condition of HAVING.
  mutating func condition() -> [String] {
    nested(or: { _ in ["http", ">", "1"] }) { generator in
      switch generator.choices.below(9) {
      case 0: [generator.choices.pick(["c", "e", "p", "http"])]
      case 1: generator.words("NOT") + generator.condition()
      case 2: ["("] + generator.condition() + [")"]
      case 3, 4:
        generator.condition() + generator.words(generator.choices.pick(["AND", "OR"]))
          + generator.condition()
      case 5:
        generator.number() + generator.words("BETWEEN") + generator.number()
          + generator.words("AND") + generator.number()
      default:
        generator.number()
          + [generator.choices.pick(["=", "!=", "<", ">", ">=", "<=", "<>"])] + generator.number()
      }
    }
  }

  /// Returns a number of a row.
  mutating func number() -> [String] {
    nested(or: { _ in ["http"] }) { generator in
      switch generator.choices.below(20) {
      case 0...2, 19: [generator.metric()]
      case 3: [generator.choices.pick(["z", "b", "y", "a0", "p", "c", "$n", "$s", "x"])]
      case 4: [generator.literal()]
      case 5: generator.number() + [generator.choices.pick(["+", "-"])] + generator.number()
      case 6:
        generator.number() + ["*", generator.choices.pick(["2", "0.5", "$n", "1e3", "http"])]
      case 7: [generator.metric(), "/"] + generator.number()
      case 8: ["("] + generator.number() + [")"]
      case 9: ["-"] + generator.number()
      case 16: [generator.metric(), generator.choices.pick(["+", "-"]), generator.metric()]
      case 17: [generator.metric(), "/", "(", generator.metric(), "+", generator.metric(), ")"]
      default: generator.call()
      }
    }
  }

  private mutating func call() -> [String] {
    switch choices.below(8) {
    case 0, 1: function(["rate", "share", "rank", "delta", "cumulative", "abs", "bits"])
    case 2: function(["max", "min", "avg", "p50", "p95", "p99", "p7"], ["5m", "1h", "1d", "$d"])
    case 3: function(["moving_avg"], ["3", "$n", "0", "1000000", "2.5", "9223372036854775807"])
    case 4: function(["round"], ["2", "0", "-1", "20", "400"])
    case 5: function(["least", "greatest", "coalesce"], ["http", "p2p + 1", "played"])
    case 6: ["if", "("] + condition() + [","] + number() + [","] + number() + [")"]
    default: function(["before", "change", "nullif", "foo", "sum", "count", "percentile"])
    }
  }

  private mutating func function(_ names: [String], _ arguments: [String] = []) -> [String] {
    let last = arguments.isEmpty ? [] : [",", choices.pick(arguments)]
    return [casing(choices.pick(names)), "("] + number() + last + [")"]
  }
}
