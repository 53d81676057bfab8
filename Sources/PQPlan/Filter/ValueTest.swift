/// Which values of one dimension pass.
public enum ValueTest: Sendable, Hashable {
  /// These and no others.
  case only([String])
  /// All but these.
  case except([String])
  /// Those that a question to the text is true of.
  case matching(TextQuestion)

  /// Passes every value.
  public static let always = ValueTest.except([])
  /// Passes no value.
  public static let never = ValueTest.only([])

  /// Whether a value passes. Values are compared by bytes: texts that only look alike are two.
  public func passes(_ value: String) -> Bool {
    switch self {
    case .only(let values): values.contains { $0.hasBytes(of: value) }
    case .except(let values): !values.contains { $0.hasBytes(of: value) }
    case .matching(let question): question.isTrue(of: value)
    }
  }

  /// Whether each of many values passes, in time linear in all of them.
  public func passing(_ values: [String]) -> [Bool] {
    switch self {
    case .only(let listed):
      let set = Set(listed.map { [UInt8]($0.utf8) })
      return values.map { set.contains([UInt8]($0.utf8)) }
    case .except(let listed): return ValueTest.only(listed).passing(values).map { !$0 }
    case .matching(let question): return values.map(question.isTrue)
    }
  }

  /// What passes both.
  func and(_ other: ValueTest) -> ValueTest {
    switch (self, other) {
    case (.only(let values), _): .only(other.kept(values))
    case (_, .only(let values)): .only(kept(values))
    case (.except(let left), .except(let right)): .except(left.union(right))
    default: .matching(.all([question, other.question].flatMap { $0.parts(ofAll: true) }))
    }
  }

  /// What passes one of the two.
  func or(_ other: ValueTest) -> ValueTest {
    switch (self, other) {
    case (.only(let left), .only(let right)): .only(left.union(right))
    case (.except(let values), _): .except(other.negated.kept(values))
    case (_, .except(let values)): .except(negated.kept(values))
    default: .matching(.any([question, other.question].flatMap { $0.parts(ofAll: false) }))
    }
  }

  /// What does not pass.
  var negated: ValueTest {
    switch self {
    case .only(let values): .except(values)
    case .except(let values): .only(values)
    case .matching(let question): .matching(question.negated)
    }
  }

  private func kept(_ values: [String]) -> [String] {
    zip(values, passing(values)).filter(\.1).map(\.0)
  }

  private var question: TextQuestion {
    switch self {
    case .only(let values): .isIn(values)
    case .except(let values): .not(.isIn(values))
    case .matching(let question): question
    }
  }
}

/// A question to a text, made of patterns and lists.
public indirect enum TextQuestion: Sendable, Hashable {
  case isIn([String])
  case isLike(TextPattern)
  case not(TextQuestion)
  case all([TextQuestion])
  case any([TextQuestion])

  func isTrue(of text: String) -> Bool {
    switch self {
    case .isIn(let values): values.contains { $0.hasBytes(of: text) }
    case .isLike(let pattern): pattern.matches(text)
    case .not(let question): !question.isTrue(of: text)
    case .all(let questions): questions.allSatisfy { $0.isTrue(of: text) }
    case .any(let questions): questions.contains { $0.isTrue(of: text) }
    }
  }

  fileprivate var negated: TextQuestion {
    switch self {
    case .not(let question): question
    case .all(let questions): .any(questions.map(\.negated))
    case .any(let questions): .all(questions.map(\.negated))
    case .isIn, .isLike: .not(self)
    }
  }

  fileprivate func parts(ofAll isAll: Bool) -> [TextQuestion] {
    switch self {
    case .all(let questions) where isAll: questions
    case .any(let questions) where !isAll: questions
    default: [self]
    }
  }
}

extension String {
  /// Whether both texts are the same bytes; to `==` texts that only look alike are equal.
  func hasBytes(of other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension [String] {
  /// The texts of both, each once.
  fileprivate func union(_ other: [String]) -> [String] {
    self + zip(other, ValueTest.only(self).passing(other)).filter { !$0.1 }.map(\.0)
  }
}
