import PQModel
import PQSemantics
import PQTestSupport

@testable import PQPlan

/// Random predicates over two or three values of each of some dimensions.
struct FilterGenerator {
  var random: SeededRandom
  var dimensions: [Dimension] = [.browserName, .countryCode, .osName]
  /// Whether patterns are among the tests.
  var hasPatterns = true

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// Two of them look alike.
  static let values = ["a", "ab", "K\u{F6}ln", "Ko\u{308}ln"]

  /// What a row has in each dimension: all combinations.
  var rows: [[Dimension: String]] {
    dimensions.reduce([[:]]) { rows, dimension in
      rows.flatMap { row in
        Self.values.map { value in row.merging([dimension: value]) { $1 } }
      }
    }
  }

  mutating func list() -> [String] {
    let count = 1 + random.next(Self.values.count)
    return Array(Self.values.shuffled(using: &random).prefix(count))
  }

  mutating func valueTest() -> ValueTest {
    switch random.next(hasPatterns ? 5 : 2) {
    case 0: .only(random.next(6) == 0 ? [] : list())
    case 1: .except(random.next(6) == 0 ? [] : list())
    default: .matching(question(depth: 2))
    }
  }

  mutating func question(depth: Int) -> TextQuestion {
    switch random.next(depth == 0 ? 2 : 5) {
    case 0: .isIn(list())
    case 1: .isLike(pattern())
    case 2: .not(question(depth: depth - 1))
    case 3: .all([question(depth: depth - 1), question(depth: depth - 1)])
    default: .any([question(depth: depth - 1), question(depth: depth - 1)])
    }
  }

  mutating func pattern() -> TextPattern {
    TextPattern(patternText(), ignoresCase: random.next(2) == 0)
  }

  private mutating func patternText() -> String {
    let pieces = ["a", "b", "%", "_", "K", "\u{F6}", "ln"]
    return (0..<random.next(4)).map { _ in pieces[random.next(pieces.count)] }.joined()
  }

  mutating func predicate(depth: Int) -> Predicate {
    switch random.next(depth == 0 ? 2 : 6) {
    case 0, 1: .test(test())
    case 2: .not(predicate(depth: depth - 1))
    case 3, 4: .all((0...random.next(3)).map { _ in predicate(depth: depth - 1) })
    default: .any((0...random.next(3)).map { _ in predicate(depth: depth - 1) })
    }
  }

  private mutating func test() -> DimensionTest {
    let dimension = dimensions[random.next(dimensions.count)]
    guard hasPatterns, random.next(3) == 0 else { return DimensionTest(dimension, .isIn(list())) }
    return DimensionTest(dimension, .isLike(patternText(), ignoresCase: random.next(2) == 0))
  }
}

extension Predicate {
  /// Whether a row passes, by what the words mean.
  func passes(_ row: [Dimension: String]) -> Bool {
    switch self {
    case .test(let test):
      let value = row[test.dimension] ?? ""
      switch test.question {
      case .isIn(let values): return values.contains { Array($0.utf8) == Array(value.utf8) }
      case .isLike(let pattern, let ignoresCase):
        return NaivePattern.matches(value, pattern, ignoresCase: ignoresCase)
      }
    case .all(let parts): return parts.allSatisfy { $0.passes(row) }
    case .any(let parts): return parts.contains { $0.passes(row) }
    case .not(let part): return !part.passes(row)
    }
  }
}

extension RowFilter {
  /// Whether a row passes.
  func passes(_ row: [Dimension: String]) -> Bool {
    switch self {
    case .test(let dimension, let test): test.passes(row[dimension] ?? "")
    case .all(let parts): parts.allSatisfy { $0.passes(row) }
    case .any(let parts): parts.contains { $0.passes(row) }
    }
  }
}

/// LIKE by trying every way to share out a text among a pattern.
enum NaivePattern {
  static func matches(_ text: String, _ pattern: String, ignoresCase: Bool = false) -> Bool {
    matches(
      scalars(text, ignoresCase)[...], scalars(pattern, ignoresCase)[...])
  }

  private static func matches(
    _ text: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    if first == "%" {
      return (text.startIndex...text.endIndex).contains {
        matches(text[$0...], pattern.dropFirst())
      }
    }
    guard let scalar = text.first, first == "_" || first == scalar else { return false }
    return matches(text.dropFirst(), pattern.dropFirst())
  }

  private static func scalars(_ text: String, _ ignoresCase: Bool) -> [Unicode.Scalar] {
    Array((ignoresCase ? text.lowercased() : text).unicodeScalars)
  }
}
