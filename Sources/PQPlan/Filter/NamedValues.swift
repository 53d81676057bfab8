package import PQModel
import PQSemantics
import PQSyntax

/// The values that a predicate names for a dimension: with `=`, `!=`, IN, NOT IN, or LIKE without a
/// wildcard.
package struct NamedValues: Sendable, Equatable {
  /// The dimension that is compared.
  package let dimension: ExportDimension
  /// The distinct values, in the order of the text.
  package let values: [String]

  /// Returns the named values of each dimension, in the order of the text.
  static func all(of predicate: BoundPredicate?) -> [NamedValues] {
    guard let predicate else { return [] }
    var named: [(dimension: ExportDimension, values: [String])] = []
    for (dimension, test) in NormalizePredicate.pushedDown(predicate).tests {
      guard let list = test.listed else { continue }
      if let place = named.firstIndex(where: { $0.dimension == dimension }) {
        named[place].values += list
      } else {
        named.append((dimension, list))
      }
    }
    return named.map { NamedValues(dimension: $0.dimension, values: $0.values.eachOnce) }
  }
}

/// A value that a predicate names and that no row has.
package struct UnknownValue: Sendable, Equatable {
  /// The value as the predicate names it.
  package let value: String
  /// The existing value that resembles it most; `nil` if none is near.
  package let nearest: String?
}

extension NamedValues {
  /// Returns the first named values that are not among all values of the dimension, at most `limit`.
  package func unknown(among all: [String], limit: Int) -> [UnknownValue] {
    var index = TextIndex()
    for value in all { _ = index.number(of: value) }
    let knownCount = UInt32(index.texts.count)
    var unknown: [UnknownValue] = []
    // The values are distinct, so a value that is inserted now is not looked up again.
    for value in values where unknown.count < limit && index.number(of: value) >= knownCount {
      unknown.append(UnknownValue(value: value, nearest: Self.nearest(to: value, among: all)))
    }
    return unknown
  }

  /// Returns a value that differs only in letter case, or else the most similar one.
  private static func nearest(to value: String, among all: [String]) -> String? {
    let lowercased = value.lowercased()
    return all.first { $0.lowercased() == lowercased } ?? SimilarWord.best(for: value, among: all)
  }
}

extension ValueTest {
  /// The values of `only` and `except`; `nil` for a test with a pattern.
  fileprivate var listed: [String]? {
    switch self {
    case .only(let values), .except(let values): values
    case .like, .unlike, .all, .any: nil
    }
  }
}
