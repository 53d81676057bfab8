import PQModel

/// The choice of WHERE.
extension OracleQueryGenerator {
  /// Chooses a predicate that in most cases needs at most two dimensions at once, or a third one whose
  /// values are listed by IN.
  mutating func chooseMatch() {
    var parts = listsOfTooManyDimensions()
    if has(.predicates, 60) {
      if chance(65) { parts += trees() }
      if chance(25) { parts.append(negation(of: pick(ExportDimension.allCases))) }
    }
    if chance(45) { parts += filters() }
    parts = withoutDoubt(parts.shuffled(using: &random))
    query.match = parts.count > 1 ? .all(parts) : parts.first
  }

  /// Returns IN lists for the dimensions of BY after the second.
  private mutating func listsOfTooManyDimensions() -> [Match] {
    query.dimensions.dropFirst(2).map { .test($0, .among(values(of: $0, atMost: 3))) }
  }

  private mutating func filters() -> [Match] {
    some(ExportDimension.allCases, atMost: 2).map { .test($0, membership(of: $0)) }
  }

  private mutating func membership(of dimension: ExportDimension) -> MatchTest {
    chance(40)
      ? .equals(value(of: dimension)) : .among(values(of: dimension, atMost: 3))
  }

  private mutating func negation(of dimension: ExportDimension) -> Match {
    let values = query.fixture.values[dimension] ?? [""]
    let test: MatchTest =
      chance(50) ? .differs(pick(values)) : .notAmong(some(values, atMost: 2))
    return .test(dimension, test)
  }

  /// Removes predicates that make the groups unclear. With FILL, the groups that IN lists name are clear
  /// only if each dimension of BY has one predicate, which is not part of another.
  private func withoutDoubt(_ parts: [Match]) -> [Match] {
    guard query.filling != .nothing else { return parts }
    var kept: [Match] = []
    for part in parts {
      let shared = part.dimensions.intersection(query.dimensions)
      let others = kept.reduce(into: Set<ExportDimension>()) { $0.formUnion($1.dimensions) }
      var isTest = false
      if case .test = part { isTest = true }
      if shared.isEmpty || isTest && shared.isDisjoint(with: others) { kept.append(part) }
    }
    return kept
  }

  /// Returns conditions joined by AND, OR and NOT. They use as many dimensions as a request can split
  /// by; sometimes they use one more, whose values an IN list may name.
  private mutating func trees() -> [Match] {
    let split = Array(query.dimensions.prefix(2))
    let others = ExportDimension.allCases.filter { !split.contains($0) }.shuffled(using: &random)
    let free = others.prefix(max(0, (chance(25) ? 3 : 2) - split.count))
    let all = split + free
    let tree = tree(over: all, depth: 1 + below(3))
    guard all.count == 3, chance(60), let last = all.last else { return [tree] }
    return [tree, .test(last, .among(values(of: last, atMost: 3)))]
  }

  private mutating func tree(over dimensions: [ExportDimension], depth: Int) -> Match {
    guard depth > 0 else { return leaf(pick(dimensions)) }
    let kind = below(7)
    guard kind < 5 else { return leaf(pick(dimensions)) }
    if kind == 4 { return .not(tree(over: dimensions, depth: depth - 1)) }
    let parts = (0..<2 + below(2)).map { _ in tree(over: dimensions, depth: depth - 1) }
    return kind < 3 ? .any(parts) : .all(parts)
  }

  private mutating func leaf(_ dimension: ExportDimension) -> Match {
    let test: MatchTest =
      switch below(6) {
      case 0: .equals(value(of: dimension))
      case 1: .differs(anyValue(of: dimension))
      case 2: .among(values(of: dimension, atMost: 3))
      case 3: .notAmong([anyValue(of: dimension), anyValue(of: dimension)])
      default:
        .like(pattern(for: dimension), ignoresCase: chance(40), isNegated: chance(30))
      }
    return .test(dimension, test)
  }
}

/// The choice of values.
extension OracleQueryGenerator {
  private mutating func value(of dimension: ExportDimension) -> String {
    if chance(65), let value = focus[dimension] { return value }
    return anyValue(of: dimension)
  }

  private mutating func anyValue(of dimension: ExportDimension) -> String {
    chance(8) ? "nowhere" : pick(query.fixture.values[dimension] ?? [""])
  }

  private mutating func values(of dimension: ExportDimension, atMost count: Int) -> [String] {
    var values = some(query.fixture.values[dimension] ?? [""], atMost: count)
    if chance(65), let value = focus[dimension] { values.append(value) }
    return values + (chance(8) ? ["nowhere"] : [])
  }

  /// Returns a value of which some characters are replaced by wildcards.
  private mutating func pattern(for dimension: ExportDimension) -> String {
    var scalars = Array(value(of: dimension).unicodeScalars)
    for place in scalars.indices where chance(25) { scalars[place] = chance(60) ? "_" : "%" }
    if chance(40) { scalars = scalars.prefix(1 + below(3)) + ["%"] }
    if chance(20) { scalars.insert("%", at: 0) }
    let text = String(String.UnicodeScalarView(scalars))
    return chance(30) ? text.uppercased() : text
  }
}
