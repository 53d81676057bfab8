/// Tokens to a tree. Never fails: what is missing becomes a `missing` node, what is too much a
/// `skipped` one, each with its diagnostic.
///
/// Recursive descent, one function a production of `grammar/pq.ebnf`, of the same name. A function
/// appends its children's entries to `entries` and then its own.
struct Parser<Asker: Probe> {
  let source: [UInt8]
  let tokens: [Token]
  var position = 0
  var entries: [SyntaxTree.Entry] = []
  var problems: DiagnosticList
  /// Where the last mistake was reported; a second one at the same token would only be its echo.
  private var reportedPosition = -1
  private var depth = 0
  /// What an operand is in the clause at hand.
  var operand = Operand.metric
  /// The word of the clause or of the statement at hand.
  var scope = Keyword.plain
  /// Who wants to know what could stand at one place.
  var probe: Asker

  /// How deep parentheses, `NOT` and signs may nest.
  static var maxDepth: Int { 100 }

  init(source: [UInt8], tokens: [Token], problems: DiagnosticList, probe: Asker) {
    self.source = source
    self.tokens = tokens
    self.problems = problems
    self.probe = probe
  }

  // MARK: Looking

  var current: Token { tokens[position] }
  var next: Token { tokens[min(position + 1, tokens.count - 1)] }

  func at(_ kind: Token.Kind) -> Bool { current.kind == kind }
  func at(_ keyword: Keyword) -> Bool { current.keyword == keyword }

  /// Whether the statement is over.
  var atStatementEnd: Bool { at(.semicolon) || at(.end) }

  func text(of token: Token) -> String { String(decoding: source[token.range], as: UTF8.self) }

  // MARK: Taking

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  mutating func accept(_ kind: Token.Kind) -> Bool {
    guard sees(kind) else { return false }
    advance()
    return true
  }

  mutating func accept(_ keyword: Keyword) -> Bool {
    guard sees(keyword) else { return false }
    advance()
    return true
  }

  /// Takes a keyword, or reports that it is missing.
  mutating func expect(_ keyword: Keyword) {
    if !accept(keyword) { report(expecting: keyword.text) }
  }

  mutating func expect(_ kind: Token.Kind, _ spelling: String) {
    if !accept(kind) { report(expecting: "'\(spelling)'") }
  }

  /// Takes one token as a node of its own, or reports that it is missing.
  mutating func leaf(_ kind: SyntaxKind, from tokenKind: Token.Kind, _ expected: String) {
    let start = mark
    if accept(tokenKind) {
      finish(kind, start)
    } else {
      missing(expected)
    }
  }

  // MARK: Building

  /// Where a node begins: the next entry and the next token.
  struct Mark {
    let entry: Int
    let token: Int
  }

  var mark: Mark { Mark(entry: entries.count, token: position) }

  /// Makes a node of all entries and tokens since a mark.
  mutating func finish(_ kind: SyntaxKind, _ start: Mark) {
    entries.append(
      SyntaxTree.Entry(
        kind: kind, firstToken: UInt32(truncatingIfNeeded: start.token),
        endToken: UInt32(truncatingIfNeeded: position),
        size: UInt32(truncatingIfNeeded: entries.count - start.entry + 1)))
  }

  /// Reports what is missing here, and puts a node in its place.
  mutating func missing(_ expected: String...) {
    report(expecting: expected)
    finish(.missing, mark)
  }

  // MARK: Reporting

  /// Whether a mistake at this token has been reported already.
  var isReported: Bool { reportedPosition == position }

  mutating func report(expecting expected: String...) { report(expecting: expected) }

  mutating func report(expecting expected: [String]) {
    guard !problems.isFull else {
      reportedPosition = position
      return
    }
    let end = position == 0 ? 0 : tokens[position - 1].range.upperBound
    report(.unexpected(current, text(of: current), after: end, expecting: expected))
  }

  /// A malformed number has been reported by the lexer.
  mutating func report(_ diagnostic: Diagnostic) {
    guard !isReported, !at(.malformedNumber) else { return }
    reportedPosition = position
    problems.append(diagnostic)
  }

  /// Runs a production in which an operand is something else.
  mutating func expecting(_ operand: Operand, _ production: (inout Parser) -> Void) {
    let outer = self.operand
    self.operand = operand
    production(&self)
    self.operand = outer
  }

  /// Runs a production one level deeper, unless that is too deep: then the rest of the clause is
  /// skipped.
  mutating func nested(_ production: (inout Parser) -> Void) {
    guard depth < Self.maxDepth else {
      report(.nestingTooDeep(limit: Self.maxDepth, at: current.range))
      let start = mark
      skipToClause()
      reportedPosition = position
      return finish(.skipped, start)
    }
    depth += 1
    production(&self)
    depth -= 1
  }
}

extension SyntaxTree {
  /// The longest text that is parsed, in bytes; a longer one is a mistake as a whole. Positions are
  /// held in 32 bits, and no query is that long.
  public static let longestText = 64 << 20

  /// Parses a text in UTF-8. Always gives a tree; what is wrong stands in its `diagnostics`.
  ///
  /// The time is linear in the length of the text.
  public static func parse(_ source: [UInt8]) -> SyntaxTree {
    guard source.count <= longestText else {
      return SyntaxTree(
        source: [], tokens: [Token(.end, start: 0, end: 0)],
        entries: [SyntaxTree.Entry(kind: .text, firstToken: 0, endToken: 0, size: 1)],
        diagnostics: [.textTooLong(limit: longestText)])
    }
    let (tokens, problems) = Lexer.tokens(of: source)
    var parser = Parser(source: source, tokens: tokens, problems: problems, probe: NoProbe())
    parser.entries.reserveCapacity(tokens.count + 8)
    parser.text()
    return SyntaxTree(
      source: source, tokens: tokens, entries: parser.entries,
      diagnostics: parser.problems.inTextOrder)
  }

  /// Parses a text.
  public static func parse(_ text: String) -> SyntaxTree { parse(Array(text.utf8)) }
}
