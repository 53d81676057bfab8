import PQModel

/// A question to a text, made of patterns and lists.
public indirect enum TextQuestion: Sendable, Hashable {
  case isIn([String])
  case isLike(TextPattern)
  case not(TextQuestion)
  case all([TextQuestion])
  case any([TextQuestion])

  /// Of which texts it is true, in time linear in the texts and the lists.
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

  /// The opposite, NOT pushed down to lists and patterns.
  var negated: TextQuestion {
    switch self {
    case .not(let question): question
    case .all(let questions): .any(questions.map(\.negated))
    case .any(let questions): .all(questions.map(\.negated))
    case .isIn, .isLike: .not(self)
    }
  }

  /// The questions that it joins by AND; itself if it is no such junction.
  var conjuncts: [TextQuestion] { if case .all(let questions) = self { questions } else { [self] } }

  /// The questions that it joins by OR; itself if it is no such junction.
  var disjuncts: [TextQuestion] { if case .any(let questions) = self { questions } else { [self] } }
}
