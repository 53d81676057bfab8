/// What can stand at one place: what the parser looks for when it comes there.
///
/// The text is cut at the place, so that the place is its end. A look for something there is noted,
/// until the parser has told that something is missing: what it looks for then is to recover.
struct Probe {
  /// The token that is asked about; none in ordinary parsing.
  var position = -1
  /// Whether a comma at the end of a text wants another item of its list, or is a trailing one.
  /// Both readings are right, and each needs a run of its own.
  var listsGoOn = false
  /// What was noted; nil in ordinary parsing.
  var expectations: Expectations?
}

extension Parser {
  /// Whether the place at hand is the one that is asked about.
  var isProbed: Bool { position == probe.position }
  /// Whether the place behind the token at hand is.
  var isBeforeProbe: Bool { position + 1 == probe.position }

  /// Whether a token of the kind stands here; a place that is asked about notes that it could.
  @inline(__always)
  mutating func sees(_ kind: Token.Kind) -> Bool {
    if at(kind) { return true }
    if current.kind == .end { couldBe([kind]) }
    return false
  }

  /// Whether the keyword stands here; a place that is asked about notes that it could.
  @inline(__always)
  mutating func sees(_ keyword: Keyword) -> Bool {
    if at(keyword) { return true }
    if current.kind == .end { couldBe([keyword]) }
    return false
  }

  /// Notes that each of the keywords could stand here.
  @inline(never)
  mutating func couldBe(_ keywords: @autoclosure () -> [Keyword]) {
    guard isProbed, !isReported else { return }
    probe.expectations?.add(keywords())
    probe.expectations?.scope = scope
  }

  /// Notes that a token of each of the kinds could stand here.
  @inline(never)
  mutating func couldBe(_ kinds: @autoclosure () -> [Token.Kind]) {
    guard isProbed, !isReported else { return }
    probe.expectations?.kinds.formUnion(kinds())
    probe.expectations?.scope = scope
  }

  /// Notes that an operand could stand here.
  mutating func couldBeOperand() {
    guard isProbed, !isReported else { return }
    couldBe([.word, .leftParenthesis, .number, .size, .duration, .string, .parameter])
    probe.expectations?.operand = operand
  }

  /// Notes that what stands before this place could be compared.
  mutating func couldBeCompared(_ subject: Range<Int>) {
    guard isProbed, !isReported else { return }
    couldBe([.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual])
    couldBe([.in, .like, .ilike, .not])
    noteSubject(subject)
  }

  /// Notes what stands on the left of a comparison that ends here.
  mutating func noteSubject(_ subject: Range<Int>) {
    // Of comparisons inside of each other the innermost ends first.
    guard isProbed, probe.expectations?.subject == nil else { return }
    probe.expectations?.subject = subject
  }
}
