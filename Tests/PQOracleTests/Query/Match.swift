import PQModel

/// A predicate of WHERE.
indirect enum Match: Sendable {
  case test(ExportDimension, MatchTest)
  case all([Match])
  case any([Match])
  case not(Match)
}

/// A condition for the value of a dimension.
enum MatchTest: Sendable {
  case equals(String)
  case differs(String)
  case among([String])
  case notAmong([String])
  case like(String, ignoresCase: Bool, isNegated: Bool)
}

extension Match {
  var dimensions: Set<ExportDimension> {
    switch self {
    case .test(let dimension, _): [dimension]
    case .all(let parts), .any(let parts): Set(parts.flatMap(\.dimensions))
    case .not(let part): part.dimensions
    }
  }

  /// Returns the values of a dimension that `=` or IN names, alone or in a conjunction, or `nil` if
  /// there are none.
  func namedValues(of dimension: ExportDimension) -> [String]? {
    switch self {
    case .test(dimension, .equals(let value)): [value]
    case .test(dimension, .among(let values)): values
    case .all(let parts): parts.lazy.compactMap { $0.namedValues(of: dimension) }.first
    default: nil
    }
  }
}
