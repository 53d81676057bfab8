import PQModel
import PQSemantics
import PQTestSupport

@testable import PQPlan

/// Random predicates on some dimensions, each with two or three values.
struct FilterGenerator {
  var random: SeededRandom
  var dimensions: [ExportDimension] = [.browserName, .countryCode, .osName]
  /// True if tests may use LIKE.
  var hasPatterns = true

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// Two of the values look the same.
  static let values = ["a", "ab", "K\u{F6}ln", "Ko\u{308}ln"]

  /// All combinations of the values, as rows.
  var rows: [[ExportDimension: String]] {
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
    default: nested(depth: 2)
    }
  }

  private mutating func nested(depth: Int) -> ValueTest {
    switch random.next(depth == 0 ? 2 : 5) {
    case 0: .only(list())
    case 1: .like(pattern())
    case 2: nested(depth: depth - 1).negated
    case 3: .all([nested(depth: depth - 1), nested(depth: depth - 1)])
    default: .any([nested(depth: depth - 1), nested(depth: depth - 1)])
    }
  }

  mutating func pattern() -> TextPattern {
    TextPattern(patternText(), ignoresCase: random.next(2) == 0)
  }

  private mutating func patternText() -> String {
    let pieces = ["a", "b", "%", "_", "K", "\u{F6}", "ln"]
    return (0..<random.next(4)).map { _ in pieces[random.next(pieces.count)] }.joined()
  }

  mutating func predicate(depth: Int) -> BoundPredicate {
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

extension BoundPredicate {
  /// Returns true if a row passes, evaluated directly by the definition.
  func passes(_ row: [ExportDimension: String]) -> Bool {
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
  /// Returns true if a row passes.
  func passes(_ row: [ExportDimension: String]) -> Bool {
    switch self {
    case .test(let dimension, let test): test.passes(row[dimension] ?? "")
    case .all(let parts): parts.allSatisfy { $0.passes(row) }
    case .any(let parts): parts.contains { $0.passes(row) }
    }
  }
}

/// LIKE by trying all ways to split the text.
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
