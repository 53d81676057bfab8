public import PQModel

/// A test of the values of one dimension.
public enum ValueTest: Sendable, Hashable {
  /// Passes the values of a list, in which each value is once.
  case only([String])
  /// Passes all values except those of a list, in which each value is once.
  case except([String])
  /// Passes the values for which a condition is true.
  case matching(TextQuestion)

  /// The test that passes every value.
  public static let always = ValueTest.except([])
  /// The test that passes no value.
  public static let never = ValueTest.only([])

  /// Returns true if a value passes. Values are compared by bytes, so texts that only look alike
  /// differ.
  public func passes(_ value: String) -> Bool {
    switch self {
    case .only(let values): values.contains { $0.hasBytes(of: value) }
    case .except(let values): !values.contains { $0.hasBytes(of: value) }
    case .matching(let question): question.areTrue(of: [value]) == [true]
    }
  }

  /// Returns, for each value, true if it passes, in time linear in the values and the lists.
  public func passing(_ values: TextList) -> [Bool] {
    switch self {
    case .only(let listed): values.areAmong(listed)
    case .except(let listed): values.areAmong(listed).map { !$0 }
    case .matching(let question): question.areTrue(of: values)
    }
  }

  /// The list of the values that pass, or `nil` if the test is not such a list.
  var list: [String]? { if case .only(let values) = self { values } else { nil } }
}

extension ValueTest {
  /// Returns the test that passes values which pass both tests.
  func and(_ other: ValueTest) -> ValueTest {
    switch (self, other) {
    case (.only(let values), _): .only(other.kept(values))
    case (_, .only(let values)): .only(kept(values))
    case (.except(let left), .except(let right)): .except((left + right).eachOnce)
    default: .matching(.all(question.conjuncts + other.question.conjuncts))
    }
  }

  /// Returns the test that passes values which pass one of the tests.
  func or(_ other: ValueTest) -> ValueTest {
    switch (self, other) {
    case (.only(let left), .only(let right)): .only((left + right).eachOnce)
    case (.except(let values), _): .except(other.negated.kept(values))
    case (_, .except(let values)): .except(negated.kept(values))
    default: .matching(.any(question.disjuncts + other.question.disjuncts))
    }
  }

  /// The test that passes all other values.
  var negated: ValueTest {
    switch self {
    case .only(let values): .except(values)
    case .except(let values): .only(values)
    case .matching(let question): .matching(question.negated)
    }
  }

  /// Returns the given values that pass.
  private func kept(_ values: [String]) -> [String] {
    zip(values, passing(TextList(values))).filter(\.1).map(\.0)
  }

  private var question: TextQuestion {
    switch self {
    case .only(let values): .isIn(values)
    case .except(let values): .not(.isIn(values))
    case .matching(let question): question
    }
  }
}

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
