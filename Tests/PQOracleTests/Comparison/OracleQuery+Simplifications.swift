import PQModel

extension OracleQuery {
  /// The variants of the query that lack one part.
  var simplifications: [OracleQuery] {
    withoutClauses + withFewerConditions + withFewerColumns + withFewerDimensions
  }

  private var withoutClauses: [OracleQuery] {
    var all: [OracleQuery] = []
    if limit != nil { all.append(with { $0.limit = nil }) }
    if !order.isEmpty { all.append(with { $0.order = [] }) }
    if having != nil { all.append(with { $0.having = nil }) }
    if top != nil { all.append(with { $0.top = nil }) }
    if lost != nil { all.append(with { $0.lost = nil }) }
    if filling != .nothing { all.append(with { $0.filling = .nothing }) }
    if earlier != nil { all.append(withoutNames { $0.earlier = nil }) }
    return all
  }

  private var withFewerConditions: [OracleQuery] {
    guard let match else { return [] }
    let parts: [Match] =
      switch match {
      case .all(let parts), .any(let parts): parts
      case .not(let part): [part]
      case .test: []
      }
    return [with { $0.match = nil }] + parts.map { part in with { $0.match = part } }
  }

  private var withFewerColumns: [OracleQuery] {
    guard items.count > 1 else { return [] }
    return items.map { item in
      withoutNames {
        $0.items = [item]
        $0.selectsAll = false
      }
    }
  }

  private var withFewerDimensions: [OracleQuery] {
    dimensions.indices.map { place in
      withoutNames {
        $0.dimensions.remove(at: place)
        if $0.dimensions.isEmpty { $0.top = nil }
      }
    }
  }

  private func with(_ change: (inout OracleQuery) -> Void) -> OracleQuery {
    var copy = self
    change(&copy)
    return copy
  }

  /// Returns a variant with other columns. It has no clauses that may name the columns.
  private func withoutNames(_ change: (inout OracleQuery) -> Void) -> OracleQuery {
    with {
      $0.having = nil
      $0.order = []
      change(&$0)
    }
  }
}
