/// The notes of a parser for its probe. At the probed position the parser notes what it looks for. It
/// stops after it has reported an error there, because then it only looks for a place to recover.
extension Parser {
  /// True if the current token is the probed position.
  var isProbed: Bool { probe.asksAbout(position) }
  /// True if the next token is the probed position.
  var isBeforeProbe: Bool { probe.asksAbout(position + 1) }

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
    couldBe([.in, .like, .ilike, .not])
    if !isReported { noteSubject(subject) }
  }

  /// Notes the left side of a comparison that ends here.
  mutating func noteSubject(_ subject: Range<Int>) {
    // Of nested comparisons the innermost ends first.
    guard isProbed, probe.expectations.subject == nil else { return }
    probe.expectations.subject = subject
  }

  private mutating func note(_ change: (inout Expectations) -> Void) {
    guard isProbed, !isReported else { return }
    change(&probe.expectations)
    probe.expectations.scope = scope
  }
}
