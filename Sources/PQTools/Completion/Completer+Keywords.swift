import PQSemantics
import PQSyntax

/// The words of the language that can stand at a place: those of the grammar that have a meaning
/// there.
extension Completer {
  func keywords(in situation: Situation) -> [Candidate] {
    let expected = situation.expectations.keywords
    let clauses = expected.filter(\.beginsClause)
    // `ORDER BY`, `TOP 5 BY` and `DURING LAST` are spelled with words of clauses.
    let isClause = clauses.count > 2
    let words = expected.filter { !(isClause && $0.beginsClause) && situation.takes($0) }
    return words.flatMap { phrases(of: $0, in: situation) }
      + (isClause ? situation.meaningful(clauses).map { clause($0, in: situation) } : [])
  }

  private func clause(_ keyword: Keyword, in situation: Situation) -> Candidate {
    let second = [Keyword.order: Keyword.by, .compare: .with][keyword]
    let hasSecond = second == nil || second == situation.place.following?.keyword
    let phrase = hasSecond ? keyword.text : "\(keyword.text) \(second?.text ?? "")"
    return Candidate(phrase, keyword.summary, .clause, .keyword)
  }

  /// A word and the next one, where only that can follow.
  private func phrases(of keyword: Keyword, in situation: Situation) -> [Candidate] {
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

  private func seconds(of keyword: Keyword, in situation: Situation) -> [Keyword] {
    switch keyword {
    case .including: [.now]
    case .with: situation.scope == .top ? [.others] : []
    case .values: [.of]
    case .not: situation.isBehindOperand ? [.in, .like, .ilike] : []
    default: []
    }
  }
}

extension Situation {
  /// Whether a word of an expression has a meaning here.
  fileprivate func takes(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .in, .like, .ilike: return subjectDimension != nil
    case .not where isBehindOperand: return subjectDimension != nil
    case .not, .and, .or: return joinsConditions && !wantsComparison
    case .as: return !wantsComparison
    default: return true
    }
  }

  /// Whether conditions can be joined here.
  private var joinsConditions: Bool {
    switch scope {
    case .where, .having, .let: true
    default: call?.name == "if"
    }
  }

  /// Whether what stands before the place must be compared, to become a condition.
  private var wantsComparison: Bool {
    isBehindOperand && (subjectDimension != nil && scope != .order || comparesNumbers)
  }

  /// The clauses that go with those that the statement has, those that come next in the usual order
  /// first.
  fileprivate func meaningful(_ free: [Keyword]) -> [Keyword] {
    guard !wantsComparison else { return [] }
    let used = Keyword.clauses.filter { !free.contains($0) } + place.laterClauses
    let isValues = tokens.first?.keyword == .show
    let fitting = free.filter { clause in
      !used.contains(clause) && !Self.excludes(used, clause)
        && (!isValues || Self.ofValues.contains(clause))
    }
    let next = Keyword.clauses.firstIndex(of: scope).map { $0 + 1 } ?? 0
    let behind = Set(Keyword.clauses[next...])
    return fitting.filter(behind.contains) + fitting.filter { !behind.contains($0) }
  }

  /// Whether a query has one range, and the clause would be another.
  private static func excludes(_ used: [Keyword], _ clause: Keyword) -> Bool {
    switch clause {
    case .last, .during:
      !Set(used).isDisjoint(with: [.last, .during, .since, .until])
    case .since: !Set(used).isDisjoint(with: [.last, .during])
    case .until: !used.contains(.since)
    default: false
    }
  }

  /// The clauses that SHOW VALUES takes.
  private static let ofValues: Set<Keyword> = [
    .where, .last, .since, .until, .during, .timezone, .limit, .into,
  ]
}
