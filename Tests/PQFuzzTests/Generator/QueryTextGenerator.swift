/// Builds query texts from the bytes of an input. Most of them are correct. All clauses, expressions
/// and literals appear, with odd white space, comments and letter case between.
struct QueryTextGenerator {
  var choices: InputChoices
  /// True if some names and keywords are wrong.
  let hasMistakes: Bool
  /// The number of open expressions. It limits the depth.
  private var depth = 0

  /// Declarations that generated texts refer to.
  static let declarations = """
    LET z = p2p / http; LET b = http + p2p; LET c = b > 1kB; \
    LET p = country = 'a' OR os LIKE 'b%'; PARAM $n = 3; PARAM $d = 1d; \
    PARAM $l = ('a', 'b'); PARAM $s = 10MB;

    """

  private static let separators = [
    " ", " ", " ", "\n", " /* c */ ", " -- c\n", "\t", "\n\n", " /* a /* b */ */ ", "\r\n", "/**/",
    "\n-- x\n\n",
  ]

  init(_ choices: InputChoices, hasMistakes: Bool = true) {
    self.choices = choices
    self.hasMistakes = hasMistakes
  }

  /// Returns a text of one to four statements.
  mutating func text() -> String {
    var text = ""
    let count = 1 + choices.below(4)
    for number in 1...count {
      for word in statement() { text += word + separator() }
      if number < count || choices.below(2) == 0 { text += ";" + separator() }
    }
    return text
  }

  private mutating func separator() -> String {
    choices.below(8) == 0 ? choices.pick(Self.separators) : " "
  }

  /// Returns true now and then if the text may have mistakes.
  mutating func slips() -> Bool { hasMistakes && choices.below(60) == 1 }

  /// Returns the words of keywords, some of them in lower case.
  mutating func words(_ keywords: String) -> [String] {
    keywords.split(separator: " ").map { casing(String($0)) }
  }

  mutating func casing(_ word: String) -> String {
    switch choices.below(12) {
    case 0: word.lowercased()
    case 1: word.prefix(1) + word.dropFirst().lowercased()
    default: word
    }
  }

  /// Returns one to four items with commas between, and sometimes one after the last item.
  mutating func list(_ item: (inout Self) -> [String]) -> [String] {
    var words = item(&self)
    for _ in 0..<choices.below(3) { words += [","] + item(&self) }
    return choices.below(10) == 0 ? words + [","] : words
  }

  /// Returns an expression, or a simple one if the depth or the input is used up.
  mutating func nested(
    or simple: (inout Self) -> [String], _ expression: (inout Self) -> [String]
  ) -> [String] {
    guard depth < 6, !choices.isEmpty else { return simple(&self) }
    depth += 1
    defer { depth -= 1 }
    return expression(&self)
  }
}

extension QueryTextGenerator {
  private mutating func statement() -> [String] {
    switch choices.below(16) {
    case 0: words("LET") + [name(), "="] + anyExpression()
    case 1: words("LET") + [choices.pick(["z", "b", "y"]), "="] + number()
    case 2: words("LET") + [choices.pick(["p", "q"]), "="] + predicate()
    case 3: words("LET") + [choices.pick(["c", "e"]), "="] + condition()
    case 4: words("PARAM") + [parameter(), "="] + parameterValue()
    case 5: words("SET") + choices.pick(Self.settings)
    case 6: words("INCLUDE") + [choices.pick(FuzzSession.includePaths)]
    case 7: words("SHOW") + words(choices.pick(Self.shown))
    case 8: words("SHOW VALUES OF") + [dimension()] + clauses()
    case 9: words("EXPLAIN") + explainOptions() + query()
    default: query()
    }
  }

  private static let settings = [
    ["width", "=", "80"], ["timezone", "=", "'Europe/Berlin'"], ["max_requests", "=", "5"],
    ["format", "=", "'csv'"], ["time", "=", "'iso'"], ["width", "=", "0"],
    ["timezone", "=", "'America/Nowhere'"], ["token_file", "=", "'x'"],
    ["max_requests", "=", "1e9"], ["width", "=", "-", "1"],
  ]

  private static let shown = [
    "METRICS", "DIMENSIONS", "INTERVALS", "LIMITS", "FUNCTIONS", "SETTINGS",
  ]

  private mutating func name() -> String {
    choices.pick(["z", "b", "y", "p", "c", "a0", "http", "last", "x.y", "_", "Z"])
  }

  mutating func parameter() -> String { choices.pick(["$n", "$d", "$l", "$s", "$m", "$N", "$x"]) }

  private mutating func parameterValue() -> [String] {
    switch choices.below(8) {
    case 0: ["("] + list { [$0.literal()] } + [")"]
    case 1: ["-", choices.pick(["5", "1h", "10MB"])]
    default: [literal()]
    }
  }

  private mutating func explainOptions() -> [String] {
    switch choices.below(4) {
    case 0: words("ANALYZE")
    case 1: ["("] + words("FORMAT " + choices.pick(["TEXT", "JSON", "CURL"])) + [")"]
    default: []
    }
  }
}
