import PQModel

/// A condition on a text, made of patterns and lists.
public indirect enum TextQuestion: Sendable, Hashable {
  /// The text is in a list, compared by bytes.
  case isIn([String])
  /// The text matches a pattern.
  case isLike(TextPattern)
  /// The condition is false.
  case not(TextQuestion)
  /// All conditions are true.
  case all([TextQuestion])
  /// One of the conditions is true.
  case any([TextQuestion])

  /// Returns, for each text, true if the condition is true, in time linear in the texts and the lists.
  func areTrue(of texts: TextList) -> [Bool] {
    switch self {
    case .isIn(let values): texts.areAmong(values)
    case .isLike(let pattern): texts.map(pattern.matches)
    case .not(let question): question.areTrue(of: texts).map { !$0 }
    case .all(let questions): combined(questions, texts, true) { $0 && $1 }
    case .any(let questions): combined(questions, texts, false) { $0 || $1 }
    }
  }

  private func combined(
    _ questions: [TextQuestion], _ texts: TextList, _ start: Bool, _ join: (Bool, Bool) -> Bool
  ) -> [Bool] {
    questions.reduce(texts.map { _ in start }) { answers, question in
      zip(answers, question.areTrue(of: texts)).map { join($0, $1) }
    }
  }

  /// The opposite condition, in which NOT stands only before lists and patterns.
  var negated: TextQuestion {
    switch self {
    case .not(let question): question
    case .all(let questions): .any(questions.map(\.negated))
    case .any(let questions): .all(questions.map(\.negated))
    case .isIn, .isLike: .not(self)
    }
  }

  /// The conditions joined by AND, or the condition itself if it is not an AND.
  var conjuncts: [TextQuestion] { if case .all(let questions) = self { questions } else { [self] } }

  /// The conditions joined by OR, or the condition itself if it is not an OR.
  var disjuncts: [TextQuestion] { if case .any(let questions) = self { questions } else { [self] } }
}
