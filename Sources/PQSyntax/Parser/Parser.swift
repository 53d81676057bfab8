/// The parser: it builds a tree from tokens and never fails. A missing part becomes a `missing`
/// node. Superfluous tokens become a `skipped` node. Each of these nodes has a diagnostic.
///
/// It uses recursive descent. Each production of `grammar/pq.ebnf` has a function with the same
/// name. A function appends the entries of its children to `entries`, and then its own entry.
///
/// Only the extensions constrain `Recorder`. With a constraint here, the runtime would search for
/// the conformance at each start of a program.
struct Parser<Recorder> {
  let source: [UInt8]
  let tokens: [Token]
  var position = 0
  var entries: [SyntaxTree.Entry] = []
  var problems: DiagnosticList
  /// The index of the token with the last reported error. A second error at the same token is
  /// suppressed.
  private var reportedPosition = -1
  private var depth = 0
  /// The kind of operand that the current clause expects.
  var operand = Operand.metric
  /// The first keyword of the current clause or statement.
  var scope = Keyword.plain
  /// The recorder of the keywords and tokens that are allowed at one position.
  var probe: Recorder

  /// The maximum nesting depth of parentheses, `NOT` and signs.
  static var maxDepth: Int { 100 }

  init(source: [UInt8], tokens: [Token], problems: DiagnosticList, probe: Recorder) {
    self.source = source
    self.tokens = tokens
    self.problems = problems
    self.probe = probe
  }
}

extension Parser where Recorder: ExpectationRecorder {
  // MARK: Inspecting tokens

  var current: Token { tokens[position] }
  var next: Token { tokens[min(position + 1, tokens.count - 1)] }

  func at(_ kind: Token.Kind) -> Bool { current.kind == kind }
  func at(_ keyword: Keyword) -> Bool { current.keyword == keyword }

  /// True at the end of the statement.
  var atStatementEnd: Bool { at(.semicolon) || at(.end) }

  func text(of token: Token) -> String { String(decoding: source[token.range], as: UTF8.self) }

  // MARK: Accepting tokens

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

  /// Accepts a keyword, or reports that it is missing.
  mutating func expect(_ keyword: Keyword) {
    if !accept(keyword) { report(expecting: keyword.text) }
  }

  mutating func expect(_ kind: Token.Kind, _ spelling: String) {
    if !accept(kind) { report(expecting: "'\(spelling)'") }
  }

  /// Accepts one token as a node of its own, or reports that it is missing.
  mutating func leaf(_ kind: SyntaxKind, from tokenKind: Token.Kind, _ expected: String) {
    let start = mark
    if accept(tokenKind) {
      finish(kind, start)
    } else {
      missing(expected)
    }
  }

  // MARK: Building nodes

  /// The start of a node: the index of the next entry and of the next token.
  struct Mark {
    let entry: Int
    let token: Int
  }

  var mark: Mark { Mark(entry: entries.count, token: position) }

  /// Appends a node that contains all entries and tokens since a mark.
  mutating func finish(_ kind: SyntaxKind, _ start: Mark) {
    entries.append(
      SyntaxTree.Entry(
        kind: kind, firstToken: UInt32(truncatingIfNeeded: start.token),
        endToken: UInt32(truncatingIfNeeded: position),
        size: UInt32(truncatingIfNeeded: entries.count - start.entry + 1)))
  }

  /// Reports what is missing here, and appends a `missing` node.
  mutating func missing(_ expected: String...) {
    report(expecting: expected)
    finish(.missing, mark)
  }

  // MARK: Reporting errors

  /// True if an error at the current token has been reported already.
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

  /// Reports an error. Only the first error at a token is reported, and none at a malformed number,
  /// because the lexer has reported it.
  mutating func report(_ diagnostic: Diagnostic) {
    guard !isReported, !at(.malformedNumber) else { return }
    reportedPosition = position
    problems.append(diagnostic)
  }

  /// Runs a production with another kind of expected operand.
  mutating func expecting(_ operand: Operand, _ production: (inout Parser) -> Void) {
    let outer = self.operand
    self.operand = operand
    production(&self)
    self.operand = outer
  }

  /// Runs a production one level deeper. At the maximum depth it skips the rest of the clause instead.
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
  /// The maximum length of a text, in bytes. A longer text gets one diagnostic and is not parsed.
  /// Positions are stored in 32 bits.
  public static let longestText = 64 << 20

  /// Returns the tree of a text in UTF-8. There is always a tree; its `diagnostics` contain the
  /// errors.
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
    var parser = Parser(source: source, tokens: tokens, problems: problems, probe: NoRecorder())
    parser.entries.reserveCapacity(tokens.count + 8)
    parser.text()
    return SyntaxTree(
      source: source, tokens: tokens, entries: parser.entries,
      diagnostics: parser.problems.inTextOrder)
  }

  /// Returns the tree of a text. There is always a tree; its `diagnostics` contain the errors.
  public static func parse(_ text: String) -> SyntaxTree { parse(Array(text.utf8)) }
}
