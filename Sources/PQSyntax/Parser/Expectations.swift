/// The keywords and tokens that the grammar allows at a position of a text.
package struct Expectations: Sendable, Equatable {
  /// The keywords that the parser tried, in its order.
  package internal(set) var keywords: [Keyword] = []
  /// The kinds of tokens in addition to the keywords.
  package internal(set) var kinds: Set<Token.Kind> = []
  /// The kind of operand; `nil` if an operand is not allowed.
  package internal(set) var operand: Operand?
  /// The first keyword of the clause or the statement at the position.
  package internal(set) var scope = Keyword.plain
  /// The tokens on the left side of the comparison that ends or can start at the position; `nil` if
  /// there is none.
  package internal(set) var subject: Range<Int>?

  /// Adds keywords without duplicates.
  mutating func add(_ others: [Keyword]) {
    keywords += others.filter { !keywords.contains($0) }
  }

  /// Adds the expectations of another parse of the same text.
  mutating func add(_ other: Expectations) {
    add(other.keywords)
    kinds.formUnion(other.kinds)
    operand = operand ?? other.operand
    if scope == .plain { scope = other.scope }
    subject = subject ?? other.subject
  }
}

/// The operand that the current clause expects. The raw value is its description in messages.
package enum Operand: String, Sendable {
  case metric = "a metric such as http or p2p"
  case predicate = "a dimension such as country"
  case column = "the name of a column"
  case value = "a value in quotes such as 'US'"
}

/// A recorder of the keywords and tokens that the parser looks for at one position of a text.
///
/// The parser is generic over it, so that ordinary parsing has no overhead.
protocol ExpectationRecorder {
  /// Returns true if a token is the probed position.
  func isRecording(_ position: Int) -> Bool
  /// True if a comma before the position is followed by another item, false if it is a trailing comma.
  /// Both readings are valid, and each needs a separate parse.
  var listsGoOn: Bool { get }
  /// The recorded expectations.
  var expectations: Expectations { get set }
}

/// A recorder that records nothing, for ordinary parsing.
struct NoRecorder: ExpectationRecorder {
  func isRecording(_ position: Int) -> Bool { false }
  var listsGoOn: Bool { false }
  var expectations: Expectations {
    get { Expectations() }
    set {}
  }
}

/// A recorder for the end of a text.
struct EndRecorder: ExpectationRecorder {
  let position: Int
  let listsGoOn: Bool
  var expectations = Expectations()

  func isRecording(_ position: Int) -> Bool { position == self.position }
}

/// The notes of a parser for its recorder. At the probed position the parser notes the tokens that
/// it looks for. It makes no notes after an error there, because then it only looks for a place to
/// recover.
extension Parser where Recorder: ExpectationRecorder {
  /// True if the current token is the probed position.
  var isProbed: Bool { probe.isRecording(position) }
  /// True if the next token is the probed position.
  var isBeforeProbe: Bool { probe.isRecording(position + 1) }

  /// Returns true if the current token has a kind. At the probed position it notes the kind.
  mutating func sees(_ kind: Token.Kind) -> Bool {
    couldBe([kind])
    return at(kind)
  }

  /// Returns true if the current token is a keyword. At the probed position it notes the keyword.
  mutating func sees(_ keyword: Keyword) -> Bool {
    couldBe([keyword])
    return at(keyword)
  }

  /// Notes that the keywords are allowed here.
  mutating func couldBe(_ keywords: @autoclosure () -> [Keyword]) {
    note { $0.add(keywords()) }
  }

  /// Notes that tokens of the kinds are allowed here.
  mutating func couldBe(_ kinds: @autoclosure () -> [Token.Kind]) {
    note { $0.kinds.formUnion(kinds()) }
  }

  /// Notes that an operand is allowed here.
  mutating func couldBeOperand() {
    couldBe([.word, .leftParenthesis, .number, .size, .duration, .string, .parameter])
    let operand = operand
    note { $0.operand = operand }
  }

  /// Notes that a comparison of the tokens in `subject` is allowed here.
  mutating func couldBeCompared(_ subject: Range<Int>) {
    couldBe([.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual])
    couldBe([.in, .like, .ilike, .between, .not])
    if !isReported { noteSubject(subject) }
  }

  /// Notes the left side of a comparison that ends here.
  mutating func noteSubject(_ subject: Range<Int>) {
    // If comparisons are nested, the innermost one ends first.
    guard isProbed, probe.expectations.subject == nil else { return }
    probe.expectations.subject = subject
  }

  private mutating func note(_ change: (inout Expectations) -> Void) {
    guard isProbed, !isReported else { return }
    change(&probe.expectations)
    probe.expectations.scope = scope
  }
}
