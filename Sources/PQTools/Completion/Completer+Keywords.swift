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

  /// Returns a keyword, or phrases of two keywords if it must be followed by certain ones.
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
    case .not: situation.isBehindOperand ? [.in, .like, .ilike] : []
    default: []
    }
  }
}

extension CompletionContext {
  /// Returns true if a word of an expression has a meaning here.
  fileprivate func takes(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .in, .like, .ilike: return subjectDimension != nil
    case .not where isBehindOperand: return subjectDimension != nil
    case .not, .and, .or: return joinsConditions && !wantsComparison
    case .as: return !wantsComparison
    default: return true
    }
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

  /// Returns the clauses that can be combined with those of the statement. Clauses that usually come
  /// next are first.
  fileprivate func meaningful(_ free: [Clause]) -> [Clause] {
    guard !wantsComparison else { return [] }
    let later = place.laterClauses.compactMap(Clause.init(beginningWith:))
    let used = Set(Clause.allCases.filter { !free.contains($0) } + later)
    let isShowValues = tokens.first?.keyword == .show
    let fitting = free.filter { clause in
      !used.contains(clause) && !Self.excludes(used, clause)
        && (!isShowValues || clause.isOfShowValues)
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
