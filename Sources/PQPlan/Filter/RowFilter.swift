public import PQModel
import PQSyntax

/// A filter of rows by the values of their dimensions. It has tests joined by AND and OR, without
/// NOT. Each AND or OR has at most one test of each dimension.
public indirect enum RowFilter: Sendable, Hashable {
  /// A test of the values of one dimension.
  case test(ExportDimension, ValueTest)
  /// AND: passes rows that pass all parts.
  case all([RowFilter])
  /// OR: passes rows that pass at least one part.
  case any([RowFilter])

  /// The filter that passes every row.
  public static let always = RowFilter.all([])
  /// The filter that passes no row.
  public static let never = RowFilter.any([])

  /// The tested dimensions, in the order of the API document.
  public var dimensions: [ExportDimension] {
    var found = [Bool](repeating: false, count: ExportDimension.allCases.count)
    for (dimension, _) in tests { found[dimension.place] = true }
    return ExportDimension.allCases.filter { found[$0.place] }
  }

  /// The parts of AND, or the filter itself if it is not an AND.
  var conjuncts: [RowFilter] { if case .all(let parts) = self { parts } else { [self] } }

  /// The parts of OR, or the filter itself if it is not an OR.
  var alternatives: [RowFilter] { if case .any(let parts) = self { parts } else { [self] } }

  /// All tests of the filter.
  var tests: [(ExportDimension, ValueTest)] {
    switch self {
    case .test(let dimension, let test): [(dimension, test)]
    case .all(let parts), .any(let parts): parts.flatMap(\.tests)
    }
  }

  /// Returns the values that passing rows can have in a dimension. It is `nil` if the filter does
  /// not limit the dimension to a list.
  func values(of dimension: ExportDimension) -> [String]? {
    switch self {
    case .test(dimension, let test): return test.list
    case .test: return nil
    case .all(let parts):
      let lists = parts.compactMap { $0.values(of: dimension) }
      guard let first = lists.first else { return nil }
      return lists.dropFirst().reduce(ValueTest.only(first)) { $0.and(.only($1)) }.list
    case .any(let parts):
      let lists = parts.compactMap { $0.values(of: dimension) }
      return lists.count == parts.count ? lists.flatMap { $0 }.eachOnce : nil
    }
  }
}

extension RowFilter {
  /// Returns a description of what is wrong with the filter, or `nil` if it is valid. An AND or OR
  /// must have at least two parts and at most one test of each dimension. An AND must not contain
  /// an AND, and an OR must not contain an OR.
  func invariantViolation() -> String? {
    if self == .always || self == .never { return nil }
    switch self {
    case .test(_, let test): return test == .always || test == .never ? "a test of nothing" : nil
    case .all(let parts), .any(let parts):
      let tested = parts.filter(\.isTest).flatMap(\.dimensions)
      guard parts.count > 1 else { return "a junction of less than two filters" }
      guard Set(tested).count == tested.count else { return "two tests of one dimension" }
      guard !parts.contains(where: isOfSameKind) else { return "a junction in one of its kind" }
      return parts.lazy.compactMap { $0.invariantViolation() }.first
    }
  }

  /// True if the filter is a test of one dimension.
  var isTest: Bool { if case .test = self { true } else { false } }

  private func isOfSameKind(_ other: RowFilter) -> Bool {
    switch (self, other) {
    case (.all, .all), (.any, .any): true
    default: false
    }
  }
}

extension RowFilter {
  /// The filter as a query writes it, with long lists shortened.
  var text: String { text(isPart: false) }

  private func text(isPart: Bool) -> String {
    switch self {
    // AND binds stronger than OR, so only alternatives need parentheses.
    case .test(let dimension, let test):
      test.text(dimension.rawValue, isPart: isPart && test.isAlternative)
    case .all(let parts): parts.joined(by: "AND", isPart: isPart) { $0.text(isPart: $1) }
    case .any(let parts): parts.joined(by: "OR", isPart: isPart) { $0.text(isPart: $1) }
    }
  }
}

extension ValueTest {
  fileprivate var isAlternative: Bool { if case .any = self { true } else { false } }

  fileprivate func text(_ name: String, isPart: Bool) -> String {
    switch self {
    case .only(let values): "\(name) IN \(list(values))"
    case .except(let values): "\(name) NOT IN \(list(values))"
    case .like(let pattern): "\(name) \(pattern.inWords)"
    case .unlike(let pattern): "\(name) NOT \(pattern.inWords)"
    case .all(let tests): tests.joined(by: "AND", isPart: isPart) { $0.text(name, isPart: $1) }
    case .any(let tests): tests.joined(by: "OR", isPart: isPart) { $0.text(name, isPart: $1) }
    }
  }

  private func list(_ values: [String]) -> String {
    "(\(values.cutShort(StringLiteral.quoted).joined(separator: ", ")))"
  }
}

extension TextPattern {
  fileprivate var inWords: String {
    "\(ignoresCase ? "ILIKE" : "LIKE") \(StringLiteral.quoted(text))"
  }
}

extension Array {
  /// Returns the texts of the elements with AND or OR between them, in parentheses if `isPart` is
  /// true. The closure gets an element, and true if there are other elements.
  fileprivate func joined(
    by word: String, isPart: Bool, _ text: (Element, Bool) -> String
  ) -> String {
    let joined = cutShort { text($0, count > 1) }.joined(separator: " \(word) ")
    return isPart ? "(\(joined))" : joined
  }

  /// Returns the texts of the elements. If there are more than 12, these are the first 10, followed
  /// by the number of the others.
  fileprivate func cutShort(_ text: (Element) -> String) -> [String] {
    guard count > 12 else { return map(text) }
    return prefix(10).map(text) + ["... \(count - 10) more"]
  }
}
