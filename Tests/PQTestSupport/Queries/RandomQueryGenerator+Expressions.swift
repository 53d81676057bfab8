import PQModel

extension RandomQueryGenerator {
  /// The quantity of a number. Only numbers of the same quantity are combined.
  enum Kind: CaseIterable {
    case bytes, times, sessions, ratios
  }

  /// Returns a column: a number of the row, or one that depends on other rows or on inner buckets.
  mutating func column() -> String {
    switch random.next(12) {
    case 0 where every != nil: return "delta(\(number()))"
    case 1 where every != nil: return "cumulative(\(sum()))"
    case 2 where every != nil: return "moving_avg(\(number()), \(1 + random.next(4)))"
    case 3: return "share(\(pick([sum(), "sessions"])))"
    case 4: return "rank(\(number()))"
    case 5, 6:
      guard let grain = random.pick(grains) else { return number() }
      return "\(pick(["max", "min", "avg", "p50", "p95", "p99"]))(\(number()), \(grain))"
    default: return number()
    }
  }

  /// Returns a sum of bytes or of times.
  private mutating func sum() -> String {
    pick(["http", "p2p", "http + p2p", "played", "rebuffered", "played - rebuffered"])
  }

  /// Returns a number of the row.
  public mutating func number() -> String { number(pick(Kind.allCases), depth: 2) }

  private mutating func number(_ kind: Kind, depth: Int) -> String {
    guard depth > 0 else { return plain(kind) }
    let (one, other) = (number(kind, depth: depth - 1), number(kind, depth: depth - 1))
    switch random.next(10) {
    case 0: return "abs(\(one) - \(other))"
    case 1: return "greatest(\(one), \(other))"
    case 2: return "least(\(one), \(other))"
    case 3: return "coalesce(\(one), \(other))"
    case 4: return "if(p2p > http, \(one), \(other))"
    case 5: return "round(\(one) / 7, \(random.next(3)))"
    case 6: return "(\(one) + \(other)) * 3"
    case 7: return "-(\(one))"
    case 8 where kind == .ratios:
      return "(\(plain(.times)) / (\(plain(.times)) - \(plain(.times))))"
    default: return one
    }
  }

  private mutating func plain(_ kind: Kind) -> String {
    switch kind {
    case .bytes: pick(["http", "p2p", "(http + p2p)"])
    case .times: pick(["played", "rebuffered"])
    case .sessions: "sessions"
    case .ratios:
      pick(["p2p / (http + p2p)", "rebuffered / played", "rate(played) / rate(rebuffered)"])
    }
  }
}

/// Predicates.
extension RandomQueryGenerator {
  /// Returns a predicate over one or more dimensions.
  public mutating func predicate(depth: Int) -> String {
    switch depth == 0 ? 9 : random.next(6) {
    case 0: "(\(predicate(depth: depth - 1)) AND \(predicate(depth: depth - 1)))"
    case 1: "(\(predicate(depth: depth - 1)) OR \(predicate(depth: depth - 1)))"
    case 2: "NOT (\(predicate(depth: depth - 1)))"
    default: test()
    }
  }

  private mutating func test() -> String {
    let dimension = chance(60) ? random.pick(dimensions) ?? .osName : pick(ExportDimension.allCases)
    let name = dimension.rawValue
    switch random.next(7) {
    case 0: return "\(name) LIKE '\(pick(["%a%", "K%ln", "_", "%"]))'"
    case 1: return "\(name) NOT ILIKE '\(pick(["%b%", "(%", "_"]))'"
    case 2: return "\(name) != \(value(dimension))"
    case 3: return "\(name) NOT IN (\(value(dimension)), \(value(dimension)))"
    case 4: return "\(name) = \(value(dimension))"
    default: return "\(name) IN (\(value(dimension)), 'nowhere', \(value(dimension)))"
    }
  }

  private mutating func value(_ dimension: ExportDimension) -> String {
    let place = ExportDimension.allCases.firstIndex(of: dimension) ?? 0
    return "'\(pick(groups)[place].replacing("'", with: "''"))'"
  }
}
