import PQTestSupport

/// Random sentences of a grammar. The same seed gives the same sentences.
struct SentenceGenerator {
  private let grammar: Grammar
  private var random: SeededRandom
  private var words: [String] = []
  private var depth = 0
  /// The clauses that the statement has already, because a clause may occur once.
  private var clauses: [Set<String>] = [[]]

  init(_ grammar: Grammar, seed: UInt64) {
    self.grammar = grammar
    random = SeededRandom(seed: seed)
  }

  /// Returns a sentence with random white space, comments and letter case.
  mutating func sentence() -> String {
    words = []
    depth = 0
    expand(.production("text"))
    var text = ""
    for word in words { text += word + gap() }
    return text
  }

  private mutating func expand(_ form: Grammar.Form) {
    depth += 1
    defer { depth -= 1 }
    switch form {
    case .terminal(let spelling): words.append(cased(spelling))
    case .sequence(let parts): for part in parts { expand(part) }
    case .choice(let alternatives): expand(pick(alternatives))
    case .optional(let part): if depth < 40, random.next(3) == 0 { expand(part) }
    case .repetition(let part):
      while depth < 40, random.next(3) == 0 { expand(part) }
    case .production(let name): expand(named: name)
    }
  }

  private mutating func expand(named name: String) {
    guard let form = grammar.forms[name] else { return words.append(token(name)) }
    if name == "clause", case .choice(let alternatives) = form {
      return clause(among: alternatives)
    }
    if name == "statement" { clauses = [[]] }
    expand(form)
  }

  private mutating func clause(among alternatives: [Grammar.Form]) {
    guard case .production(let name) = alternatives[random.next(alternatives.count)],
      clauses[0].insert(name).inserted
    else { return }
    expand(.production(name))
  }

  /// Returns a random alternative. If the sentence is deeply nested, returns the last one, which
  /// ends soon.
  private mutating func pick(_ alternatives: [Grammar.Form]) -> Grammar.Form {
    guard depth > 40 else { return alternatives[random.next(alternatives.count)] }
    return alternatives[alternatives.count - 1]
  }

  private mutating func token(_ kind: String) -> String {
    let samples = Self.samples[kind] ?? []
    return samples[random.next(samples.count)]
  }

  private mutating func cased(_ spelling: String) -> String {
    random.next(4) == 0 ? spelling.lowercased() : spelling
  }

  private mutating func gap() -> String {
    let gaps = [" ", " ", " ", "\n", "\t ", " /* a /* b */ c */ ", " -- note\n", "\r\n\n"]
    return gaps[random.next(gaps.count)]
  }

  private static let samples: [String: [String]] = [
    "word": ["http", "p2p", "browser.name", "Country", "x_1", "größe", "offload", "東京"],
    "number": ["0", "12", "1_000", "1.5", "2e9", "1509494400000", ".5"],
    "duration": ["6h", "1h30m", "90s", "1mo", "2w", "250ms", "1y", "1q"],
    "size": ["10MB", "1.5GiB", "3kB", "1B"],
    "string": ["'US'", "\"DE\"", "'it''s'", "''", "'東京 -- no comment'", "\"a\"\"b\""],
    "parameter": ["$country", "$x1"],
  ]
}
