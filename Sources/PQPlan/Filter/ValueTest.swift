package import PQModel

/// A test of the values of one dimension.
///
/// NOT stands only before lists and patterns: as `except` and `unlike`.
public enum ValueTest: Sendable, Hashable {
  /// Passes the values of a list without duplicates. Values are compared by bytes.
  case only([String])
  /// Passes all values that are not in a list. The list has no duplicates.
  case except([String])
  /// Passes the values that match a pattern.
  case like(TextPattern)
  /// Passes the values that do not match a pattern.
  case unlike(TextPattern)
  /// AND: passes the values that pass all tests. There are at least two tests.
  case all([ValueTest])
  /// OR: passes the values that pass at least one test. There are at least two tests.
  case any([ValueTest])

  /// The test that passes every value.
  public static let always = ValueTest.except([])
  /// The test that passes no value.
  public static let never = ValueTest.only([])

  /// Returns true if a value passes. Values are compared by bytes: texts can look the same and
  /// still differ.
  public func passes(_ value: String) -> Bool {
    switch self {
    case .only(let values): values.contains { $0.hasBytes(of: value) }
    case .except(let values): !values.contains { $0.hasBytes(of: value) }
    case .like(let pattern): pattern.matches(value)
    case .unlike(let pattern): !pattern.matches(value)
    case .all(let tests): tests.allSatisfy { $0.passes(value) }
    case .any(let tests): tests.contains { $0.passes(value) }
    }
  }

  /// Returns an array with true for each value that passes. The time is linear in the values and
  /// the lists.
  package func passing(_ values: TextList) -> [Bool] {
    switch self {
    case .only(let listed): values.areAmong(listed)
    case .except(let listed): values.areAmong(listed).map { !$0 }
    case .like(let pattern): values.map(pattern.matches)
    case .unlike(let pattern): values.map { !pattern.matches($0) }
    case .all(let tests): Self.combined(tests, values, true) { $0 && $1 }
    case .any(let tests): Self.combined(tests, values, false) { $0 || $1 }
    }
  }

  private static func combined(
    _ tests: [ValueTest], _ values: TextList, _ start: Bool, _ join: (Bool, Bool) -> Bool
  ) -> [Bool] {
    tests.reduce(values.map { _ in start }) { answers, test in
      zip(answers, test.passing(values)).map { join($0, $1) }
    }
  }

  /// The values of `only`, or `nil` for any other test.
  var list: [String]? { if case .only(let values) = self { values } else { nil } }

  /// True if the test is `only` or `except`: a list, without patterns and without other tests.
  var isOfList: Bool {
    switch self {
    case .only, .except: true
    case .like, .unlike, .all, .any: false
    }
  }
}

extension ValueTest {
  /// Returns the test that passes a value if both tests pass it.
  func and(_ other: ValueTest) -> ValueTest {
    switch (self, other) {
    case (.only(let values), _): .only(other.kept(values))
    case (_, .only(let values)): .only(kept(values))
    case (.except(let left), .except(let right)): .except((left + right).eachOnce)
    default: .all(conjuncts + other.conjuncts)
    }
  }

  /// Returns the test that passes a value if at least one of both tests passes it.
  func or(_ other: ValueTest) -> ValueTest {
    switch (self, other) {
    case (.only(let left), .only(let right)): .only((left + right).eachOnce)
    case (.except(let values), _): .except(other.negated.kept(values))
    case (_, .except(let values)): .except(negated.kept(values))
    default: .any(alternatives + other.alternatives)
    }
  }

  /// The test that passes exactly the values that this test does not pass.
  var negated: ValueTest {
    switch self {
    case .only(let values): .except(values)
    case .except(let values): .only(values)
    case .like(let pattern): .unlike(pattern)
    case .unlike(let pattern): .like(pattern)
    case .all(let tests): .any(tests.map(\.negated))
    case .any(let tests): .all(tests.map(\.negated))
    }
  }

  /// Returns those of the given values that pass.
  private func kept(_ values: [String]) -> [String] {
    zip(values, passing(TextList(values))).filter(\.1).map(\.0)
  }

  /// The tests joined by AND, or the test itself if it is not an AND.
  private var conjuncts: [ValueTest] { if case .all(let tests) = self { tests } else { [self] } }

  /// The tests joined by OR, or the test itself if it is not an OR.
  private var alternatives: [ValueTest] { if case .any(let tests) = self { tests } else { [self] } }
}
