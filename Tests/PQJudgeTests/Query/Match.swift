import PQModel

/// Which traffic counts.
indirect enum Match: Sendable {
  case test(Dimension, MatchTest)
  case all([Match])
  case any([Match])
  case not(Match)
}

/// What a value of a dimension must be.
enum MatchTest: Sendable {
  case equals(String)
  case differs(String)
  case among([String])
  case notAmong([String])
  case like(String, ignoresCase: Bool, isNegated: Bool)
}

extension Match {
  /// The dimensions that it looks at.
  var dimensions: Set<Dimension> {
    switch self {
    case .test(let dimension, _): [dimension]
    case .all(let parts), .any(let parts): Set(parts.flatMap(\.dimensions))
    case .not(let part): part.dimensions
    }
  }

  /// The values of a dimension that it names, if it stands alone or in a conjunction.
  func namedValues(of dimension: Dimension) -> [String]? {
    switch self {
    case .test(dimension, .equals(let value)): [value]
    case .test(dimension, .among(let values)): values
    case .all(let parts): parts.lazy.compactMap { $0.namedValues(of: dimension) }.first
    default: nil
    }
  }
}
