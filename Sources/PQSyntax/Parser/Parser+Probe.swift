/// What a parser tells its probe. A look for something at the place that is asked about is noted,
/// until the parser has told that something is missing: what it looks for then is to recover.
extension Parser {
  /// Whether the place at hand is the one that is asked about.
  var isProbed: Bool { probe.asksAbout(position) }
  /// Whether the place behind the token at hand is.
  var isBeforeProbe: Bool { probe.asksAbout(position + 1) }

  /// Whether a token of the kind stands here; a place that is asked about notes that it could.
  mutating func sees(_ kind: Token.Kind) -> Bool {
    couldBe([kind])
    return at(kind)
  }

  /// Whether the keyword stands here; a place that is asked about notes that it could.
  mutating func sees(_ keyword: Keyword) -> Bool {
    couldBe([keyword])
    return at(keyword)
  }

  /// Notes that each of the keywords could stand here.
  mutating func couldBe(_ keywords: @autoclosure () -> [Keyword]) {
    note { $0.add(keywords()) }
  }

  /// Notes that a token of each of the kinds could stand here.
  mutating func couldBe(_ kinds: @autoclosure () -> [Token.Kind]) {
    note { $0.kinds.formUnion(kinds()) }
  }

  /// Notes that an operand could stand here.
  mutating func couldBeOperand() {
    couldBe([.word, .leftParenthesis, .number, .size, .duration, .string, .parameter])
    let operand = operand
    note { $0.operand = operand }
  }

  /// Notes that what stands before this place could be compared.
  mutating func couldBeCompared(_ subject: Range<Int>) {
    couldBe([.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual])
    couldBe([.in, .like, .ilike, .not])
    if !isReported { noteSubject(subject) }
  }

  /// Notes what stands on the left of a comparison that ends here.
  mutating func noteSubject(_ subject: Range<Int>) {
    // Of comparisons inside of each other the innermost ends first.
    guard isProbed, probe.expectations.subject == nil else { return }
    probe.expectations.subject = subject
  }

  private mutating func note(_ change: (inout Expectations) -> Void) {
    guard isProbed, !isReported else { return }
    change(&probe.expectations)
    probe.expectations.scope = scope
  }
}
