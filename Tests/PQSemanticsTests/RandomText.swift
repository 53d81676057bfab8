/// Random texts that are correct, except for occasional mistakes. The same seed gives the same
/// texts.
struct RandomText {
  /// The definitions of the names in the texts.
  static let start = """
    LET z = p2p / http; LET b = http + p2p; LET c = b > 1GB; LET p = country = 'US' OR os LIKE 'i%';
    PARAM $n = 3; PARAM $d = 1d; PARAM $l = ('a', 'b'); PARAM $s = 10MB;
    """

  private var state: UInt64
  private var depth = 0

  init(seed: UInt64) { state = seed }

  /// Returns one to three statements.
  mutating func text() -> String {
    (0...below(3)).map { _ in statement() }.joined(separator: "; ")
  }

  /// Returns statements in which a word may be missing and a word may be inserted elsewhere.
  mutating func scrambledText() -> String {
    var words = text().split(separator: " ").map(String.init)
    let word = words[below(words.count)]
    if below(2) == 0 { words.remove(at: below(words.count)) }
    if below(2) == 0 { words.insert(word, at: below(words.count + 1)) }
    return words.joined(separator: " ")
  }

  private mutating func statement() -> String {
    switch below(12) {
    case 0: "LET \(pick(["y", "b", "z"])) = \(expression())"
    case 1: "LET \(pick(["c", "e"])) = \(condition())"
    case 2: "LET p = \(predicate())"
    case 3: "PARAM $\(pick(["n", "m"])) = \(pick(["5", "7", "1h"]))"
    case 4: "SET \(pick(["width = 80", "timezone = 'Europe/Berlin'", "width = 0"]))"
    case 5: "SHOW VALUES OF \(dimension()) \(pick(Self.ranges)) \(optional("WHERE", predicate()))"
    case 6: "SHOW \(pick(["METRICS", "SETTINGS", "FUNCTIONS"])); INCLUDE 'a.pq'"
    case 7: "EXPLAIN \(pick(["", "ANALYZE ", "(FORMAT JSON) "]))\(query())"
    default: query()
    }
  }

  private mutating func query() -> String {
    let items = (0...below(2)).map { "\(expression()) AS \(slips ? "a0" : "a\($0)")" }
    let range = slips ? "" : pick(Self.ranges)
    let clauses = [
      optional("BY", "\(dimension())"), optional("WHERE", predicate()), range,
      optional("EVERY", pick(["5m", "1h", "AUTO", "1d", "1w", "$d", "30s"])),
      optional("TIMEZONE", pick(["'Europe/Berlin'", "'UTC'"])),
      optional("FILL", pick(["0", "NULL", "PREVIOUS", "LINEAR", "NONE"])),
      optional("COMPARE WITH", pick(["PREVIOUS", "7d AGO", "$d AGO"])),
      optional("HAVING", condition()), optional("ORDER BY", "\(key()) DESC, \(key())"),
      optional("TOP", "\(pick(["5", "$n"])) BY \(expression()) \(pick(["", "WITH OTHERS"]))"),
      optional("LIMIT", pick(["5", "$n", "$m"])), optional("INTO", pick(["'a.csv'", "'a'"])),
    ]
    return "SELECT \(items.joined(separator: ", ")) \(clauses.joined(separator: " "))"
  }

  private mutating func optional(_ word: String, _ rest: String) -> String {
    below(3) == 0 ? "\(word) \(rest)" : ""
  }

  private mutating func key() -> String {
    below(3) == 0 ? pick(["timestamp", "a0", "os", "a0_change", "http"]) : expression()
  }

  private mutating func dimension() -> String {
    slips ? pick(["contry", "http", "p"]) : pick(["os", "country.code", "Browser", "city", "isp"])
  }

  private mutating func condition() -> String {
    nested { text in
      switch text.below(text.depth > 3 ? 2 : 7) {
      case 0: "\(text.bytes()) \(text.pick(["=", "!=", "<", ">", ">="])) \(text.bytes())"
      case 1: text.pick(["c", "c", "z > 0.5", "sessions > $n", "rate(b) > $s", "http", "p"])
      case 2: "NOT \(text.condition())"
      case 3: "(\(text.condition()))"
      default: "\(text.condition()) \(text.pick(["AND", "OR"])) \(text.condition())"
      }
    }
  }

  private mutating func predicate() -> String {
    nested { text in
      switch text.below(text.depth > 3 ? 5 : 9) {
      case 0: "\(text.dimension()) \(text.pick(["", "NOT "]))IN ('a', $l, 'b')"
      case 1: "\(text.dimension()) \(text.pick(["LIKE", "NOT ILIKE"])) 'a%'"
      case 2: "\(text.pick(["'a'", "$l"])) \(text.pick(["=", "!="])) \(text.dimension())"
      case 3: "\(text.dimension()) = \(text.slips ? text.pick(["US", "5", "$n"]) : "'US'")"
      case 4: text.slips ? text.pick(["c", "z", "os"]) : "p"
      case 5: "NOT \(text.predicate())"
      case 6: "(\(text.predicate()))"
      default: "\(text.predicate()) \(text.pick(["AND", "OR"])) \(text.predicate())"
      }
    }
  }

  private mutating func expression() -> String {
    nested { text in
      switch text.below(text.depth > 3 ? 3 : 9) {
      case 0: text.bytes()
      case 1: text.slips ? text.pick(["htp", "y", "os", "c", "p", "'a'"]) : text.pick(["z", "b"])
      case 2: "\(text.bytes()) / \(text.bytes())"
      case 3: "\(text.pick(["rate", "share", "rank", "delta", "cumulative"]))(\(text.bytes()))"
      case 4: "\(text.pick(["max", "avg", "p95"]))(\(text.expression()), \(text.grain()))"
      case 5: "moving_avg(\(text.expression()), \(text.slips ? "0" : "$n"))"
      case 6: "round(\(text.expression()), 2) * \(text.number())"
      case 7: "sessions / \(text.expression())"
      default: "-(\(text.expression()))"
      }
    }
  }

  /// Returns an additive expression in bytes, with occasional mistakes.
  private mutating func bytes() -> String {
    nested { text in
      switch text.below(text.depth > 5 ? 3 : 8) {
      case 0...2: text.slips ? text.pick(["played", "sessions"]) : text.pick(["http", "p2p", "b"])
      case 3: "(\(text.bytes()) - \(text.bytes()))"
      case 4: "\(text.bytes()) * \(text.number())"
      case 5: "(\(text.bytes()) + $s)"
      case 6: "least(\(text.bytes()), \(text.bytes()))"
      default: "if(\(text.condition()), \(text.bytes()), 0)"
      }
    }
  }

  private mutating func number() -> String { slips ? "1mo" : pick(["1", "0.5", "$n", "1e3"]) }
  private mutating func grain() -> String { slips ? "30s" : pick(["5m", "1d", "$d", "1mo"]) }

  /// True in one of 40 cases: then the text gets a mistake.
  private var slips: Bool { mutating get { below(40) == 0 } }

  private mutating func nested(_ make: (inout RandomText) -> String) -> String {
    depth += 1
    defer { depth -= 1 }
    return make(&self)
  }

  private mutating func pick(_ texts: [String]) -> String { texts[below(texts.count)] }

  private mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  private static let ranges = [
    "LAST 1h", "LAST 7d", "LAST 1mo", "SINCE '2026-01-01'", "SINCE TODAY - 1d UNTIL TODAY",
    "DURING LAST MONTH", "DURING TODAY INCLUDING NOW", "LAST 1d INCLUDING NOW", "LAST $d",
    "LAST 0h", "SINCE 1768420800", "UNTIL NOW", "DURING YESTERDAY INCLUDING NOW",
  ]
}
