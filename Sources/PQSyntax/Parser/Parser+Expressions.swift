/// The productions of expressions, the lowest precedence first. A chain of operators of one precedence
/// is one node with many children, so that long chains do not increase the depth.
extension Parser where Recorder: ExpectationRecorder {
  /// disjunction = conjunction { "OR" conjunction } ;
  mutating func disjunction() {
    let start = mark
    conjunction()
    guard sees(.or) else { return }
    while accept(.or) { conjunction() }
    finish(.disjunction, start)
  }

  /// conjunction = negation { "AND" negation } ;
  mutating func conjunction() {
    let start = mark
    negation()
    guard sees(.and) else { return }
    while accept(.and) { negation() }
    finish(.conjunction, start)
  }

  /// negation = "NOT" negation | comparison ;
  mutating func negation() {
    guard sees(.not) else { return comparison() }
    nested { parser in
      let start = parser.mark
      parser.advance()
      parser.negation()
      parser.finish(.negation, start)
    }
  }

  /// comparison = sum [ ( "=" | "!=" | "<>" | "<" | "<=" | ">" | ">=" ) sum
  ///                  | [ "NOT" ] "IN" ( valueList | parameter )
  ///                  | [ "NOT" ] ( "LIKE" | "ILIKE" ) sum
  ///                  | [ "NOT" ] "BETWEEN" sum "AND" sum ] ;
  mutating func comparison() {
    let start = mark
    sum()
    let end = position
    if current.kind.isComparator {
      advance()
      value()
    } else if isTimeRange(at: position) {
      return timesInComparison(from: start)
    } else if Self.comparisonWords.contains(current.keyword) || isNegatedComparison {
      _ = accept(.not)
      if accept(.in) { membership() } else if accept(.between) { bounds() } else { pattern() }
    } else {
      return couldBeCompared(start.token..<end)
    }
    finish(.comparison, start)
    noteSubject(start.token..<end)
  }

  private static var comparisonWords: [Keyword] { [.in, .like, .ilike, .between] }

  private var isNegatedComparison: Bool {
    at(.not) && (Self.comparisonWords.contains(next.keyword) || isBeforeProbe)
  }

  /// Parses the bounds of BETWEEN. The AND between them is a part of BETWEEN.
  private mutating func bounds() {
    value()
    expect(.and)
    value()
  }

  private mutating func membership() {
    if sees(.parameter) { return leaf(.parameter, from: .parameter, "a list") }
    if sees(.leftParenthesis) { return valueList() }
    guard at(.string) else { return missing("'(' and a list of values such as ('US', 'DE')") }
    report(.listWithoutParentheses(text(of: current), at: current.range))
    leaf(.string, from: .string, "")
  }

  private mutating func pattern() {
    guard accept(.like) || accept(.ilike) else { return missing("IN", "LIKE", "ILIKE", "BETWEEN") }
    value()
  }

  /// Parses the right side of a comparison. Several bare words are read as one value without quotes.
  private mutating func value() {
    guard isBareWord(current), isBareWord(next) else {
      return expecting(.value) { $0.sum() }
    }
    let start = mark
    while isBareWord(current) { advance() }
    let range = tokens[start.token].range.lowerBound..<tokens[position - 1].range.upperBound
    problems.append(.bareWord(String(decoding: source[range], as: UTF8.self), at: range))
    finish(.skipped, start)
  }

  private func isBareWord(_ token: Token) -> Bool {
    token.kind == .word && token.keyword == .plain
  }

  /// valueList = "(" sum { "," sum } [ "," ] ")" ;
  mutating func valueList() {
    let start = mark
    advance()
    expecting(.value) { parser in
      repeat { parser.sum() } while parser.accept(.comma) && !parser.endsList
    }
    expect(.rightParenthesis, ")")
    finish(.valueList, start)
  }

  /// sum = product { ( "+" | "-" ) product } ;
  ///
  /// It is never inlined: the productions of operands are recursive, and the compiler would make many
  /// copies of them.
  @inline(never)
  mutating func sum() {
    let start = mark
    product()
    guard sees(.plus) || sees(.minus) else { return }
    while accept(.plus) || accept(.minus) { product() }
    finish(.sum, start)
  }

  /// product = signed { ( "*" | "/" ) signed } ;
  mutating func product() {
    let start = mark
    signed()
    // In `count(*)` the star is the error and not an operator.
    guard sees(.star) || sees(.slash), !isReported else { return }
    while accept(.star) || accept(.slash) { signed() }
    finish(.product, start)
  }

  /// signed = ( "-" | "+" ) signed | primary ;
  mutating func signed() {
    guard sees(.minus) || sees(.plus) else { return primary() }
    nested { parser in
      let start = parser.mark
      parser.advance()
      parser.signed()
      parser.finish(.signed, start)
    }
  }

  /// primary = name | call | group | number | size | duration | string | parameter ;
  mutating func primary() {
    switch current.kind {
    case .word where beginsClause || beginsForeignClause: missingOperand()
    case .word: nameOrCall()
    case .leftParenthesis: nested { $0.group() }
    case .number: leaf(.number, from: .number, "")
    case .malformedNumber: leaf(.number, from: .malformedNumber, "")
    case .size: leaf(.size, from: .size, "")
    case .duration: leaf(.duration, from: .duration, "")
    case .string: leaf(.string, from: .string, "")
    case .parameter: leaf(.parameter, from: .parameter, "")
    default: missingOperand()
    }
  }

  private mutating func missingOperand() {
    couldBeOperand()
    missing(operand.rawValue)
  }

  private mutating func nameOrCall() {
    if next.kind == .leftParenthesis, !at(.in) { return nested { $0.call() } }
    name("")
  }

  /// name = word ;
  mutating func name(_ expected: String) { leaf(.name, from: .word, expected) }

  /// group = "(" disjunction ")" ;
  private mutating func group() {
    let start = mark
    advance()
    disjunction()
    expect(.rightParenthesis, ")")
    finish(.group, start)
  }

  /// call = name "(" [ disjunction { "," disjunction } [ "," ] ] ")" ;
  private mutating func call() {
    let start = mark
    name("")
    advance()
    if !sees(.rightParenthesis) {
      repeat { disjunction() } while accept(.comma) && !endsList
    }
    expect(.rightParenthesis, ")")
    finish(.call, start)
  }
}

extension Token.Kind {
  var isComparator: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}
