public import PQModel

/// Which values of one dimension pass.
public enum ValueTest: Sendable, Hashable {
  /// These and no others; each stands there once.
  case only([String])
  /// All but these; each stands there once.
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
    case .matching(let question): question.areTrue(of: [value]) == [true]
    }
  }

  /// Whether each of many values passes, in time linear in all of them.
  public func passing(_ values: TextList) -> [Bool] {
    switch self {
    case .only(let listed): values.areAmong(listed)
    case .except(let listed): values.areAmong(listed).map { !$0 }
    case .matching(let question): question.areTrue(of: values)
    }
  }

  /// The values that pass, if they are a list.
  var list: [String]? { if case .only(let values) = self { values } else { nil } }
}

extension ValueTest {
  /// What passes both.
  func and(_ other: ValueTest) -> ValueTest {
    switch (self, other) {
    case (.only(let values), _): .only(other.kept(values))
    case (_, .only(let values)): .only(kept(values))
    case (.except(let left), .except(let right)): .except((left + right).eachOnce)
    default: .matching(.all(question.conjuncts + other.question.conjuncts))
    }
  }

  /// What passes one of the two.
  func or(_ other: ValueTest) -> ValueTest {
    switch (self, other) {
    case (.only(let left), .only(let right)): .only((left + right).eachOnce)
    case (.except(let values), _): .except(other.negated.kept(values))
    case (_, .except(let values)): .except(negated.kept(values))
    default: .matching(.any(question.disjuncts + other.question.disjuncts))
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

  /// Those of some values that pass.
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
