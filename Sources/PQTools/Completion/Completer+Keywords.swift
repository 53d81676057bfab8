import PQModel
import PQSemantics
import PQSyntax

/// The keywords that the grammar allows at the cursor and that have a meaning there.
extension Completer {
  func keywords(in situation: CompletionContext) -> [Candidate] {
    let expected = situation.expectations.keywords
    let clauses = expected.compactMap(Clause.init(beginningWith:))
    // `ORDER BY`, `TOP 5 BY` and `DURING LAST` contain words that also start clauses.
    let isClause = clauses.count > 2
    let words = expected.filter { !(isClause && $0.beginsClause) && situation.takes($0) }
    return words.flatMap { phrases(of: $0, in: situation) }
      + (isClause ? situation.meaningful(clauses).map { candidate(for: $0, in: situation) } : [])
  }

  private func candidate(for clause: Clause, in situation: CompletionContext) -> Candidate {
    let second = clause.secondKeyword
    let hasSecond = second == nil || second == situation.place.following?.keyword
    let text = clause.keyword.text
    let phrase = hasSecond ? text : "\(text) \(second?.text ?? "")"
    return Candidate(phrase, clause.summary, .clause, .keyword)
  }

  /// Returns a keyword. If only certain keywords may follow it, returns phrases of two keywords.
  private func phrases(of keyword: Keyword, in situation: CompletionContext) -> [Candidate] {
    let seconds = seconds(of: keyword, in: situation)
    let following = situation.place.following?.keyword ?? .plain
    let kind: Completion.Kind =
      keyword.beginsStatement ? .statement : keyword.beginsClause ? .clause : .keyword
    let summary = keyword.summary(in: situation.scope)
    guard !seconds.isEmpty, !seconds.contains(following) else {
      return [Candidate(keyword.text, summary, kind, .keyword)]
    }
    return seconds.map { Candidate("\(keyword.text) \($0.text)", summary, kind, .keyword) }
  }

  private func seconds(of keyword: Keyword, in situation: CompletionContext) -> [Keyword] {
    switch keyword {
    case .including: [.now]
    case .with: situation.scope == .top ? [.others] : []
    case .values: [.of]
    case .not: situation.isBehindOperand ? situation.negatable : []
    default: []
    }
  }
}

extension CompletionContext {
  /// Returns true if a word of an expression has a meaning here.
  fileprivate func takes(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .in, .like, .ilike: return subjectDimension != nil
    case .between: return isBehindNumber
    case .not where isBehindOperand: return subjectDimension != nil || comparesNumbers
    case .not, .and, .or: return joinsConditions && !wantsComparison
    case .as: return !wantsComparison
    default: return true
    }
  }

  /// The words that can follow NOT after an operand.
  fileprivate var negatable: [Keyword] {
    subjectDimension == nil ? [.between] : [.in, .like, .ilike]
  }

  /// True if conditions can be joined here.
  private var joinsConditions: Bool {
    switch scope {
    case .where, .having, .let: true
    default: call?.name == "if"
    }
  }

  /// True if the operand before the cursor must be compared to form a condition.
  private var wantsComparison: Bool {
    isBehindOperand && (subjectDimension != nil && scope != .order || comparesNumbers)
  }

  /// Returns the clauses that can be combined with the clauses of the statement. Clauses that
  /// usually come next are first.
  fileprivate func meaningful(_ free: [Clause]) -> [Clause] {
    guard !wantsComparison else { return [] }
    let later = place.laterClauses.compactMap(Clause.init(beginningWith:))
    let used = Set(Clause.allCases.filter { !free.contains($0) } + later)
    let isShowValues = tokens.first?.keyword == .show
    let fitting = free.filter { clause in
      !used.contains(clause) && !Self.excludes(used, clause)
        && (!isShowValues || clause.isAllowedInShowValues)
    }
    let next = Clause(beginningWith: scope).map { $0.rawValue + 1 } ?? 0
    return fitting.filter { $0.rawValue >= next } + fitting.filter { $0.rawValue < next }
  }

  /// Returns true if a clause would be a second range of the query, or UNTIL without SINCE.
  private static func excludes(_ used: Set<Clause>, _ clause: Clause) -> Bool {
    switch clause {
    case .last, .during: !used.isDisjoint(with: [.last, .during, .since, .until])
    case .since: !used.isDisjoint(with: [.last, .during])
    case .until: !used.contains(.since)
    case .by, .where, .every, .timezone, .fill, .compare, .having, .order, .top, .limit, .into:
      false
    }
  }
}

/// The signs that are allowed at the cursor, except arithmetic signs, because users know them.
extension Completer {
  func signs(in situation: CompletionContext) -> [Candidate] {
    let expectations = situation.expectations
    let kinds = expectations.kinds
    guard situation.place.textKind == .nothing else { return [] }
    if situation.isBehindOperand { return comparators(in: situation) }
    switch situation.scope {
    case .select where kinds.contains(.star) && situation.call == nil:
      return [Candidate("*", "all metrics", .sign)]
    case .explain where kinds.contains(.leftParenthesis):
      return ["JSON", "CURL", "TEXT"].map { Candidate("(FORMAT \($0))", "told as \($0)", .sign) }
    case .let where kinds.contains(.equal):
      return [Candidate("=", "the name means what follows", .sign)]
    case .fill where kinds.contains(.number):
      return [Candidate("0", "an absent row counts as 0", .sign)]
    case .where where kinds.contains(.leftParenthesis) && expectations.operand == nil:
      return [Candidate("(", "a list of values", .sign)]
    default: return []
    }
  }

  private func comparators(in situation: CompletionContext) -> [Candidate] {
    if let dimension = situation.subjectDimension {
      return [
        Candidate("=", "\(dimension.rawValue) is the value", .sign),
        Candidate("!=", "\(dimension.rawValue) is not the value", .sign),
      ]
    }
    guard situation.comparesNumbers else { return [] }
    return [
      Candidate(">", "more than", .sign), Candidate(">=", "at least", .sign),
      Candidate("<", "less than", .sign), Candidate("<=", "at most", .sign),
      Candidate("=", "equal", .sign), Candidate("!=", "not equal", .sign),
    ]
  }
}

extension CompletionContext {
  /// True if the operand before the cursor can be compared with a number.
  var comparesNumbers: Bool { isBehindOperand && isBehindNumber }

  /// True if the left side of a comparison at the cursor can be a number.
  fileprivate var isBehindNumber: Bool {
    guard subjectDimension == nil else { return false }
    if subject.count == 1, let token = subject.first,
      [.condition, .predicate].contains(named.kind(of: text(of: token)))
    {
      return false
    }
    return scope == .having || scope == .let || call?.name == "if"
  }
}
