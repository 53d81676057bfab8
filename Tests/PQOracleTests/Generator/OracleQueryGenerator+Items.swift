import PQModel

/// The choice of the columns of SELECT.
extension OracleQueryGenerator {
  mutating func chooseItems() {
    if chance(6), !query.fixture.isBeyond {
      query.selectsAll = true
      query.items = Metric.allCases.map { OracleQuery.Item(formula: .metric($0), alias: nil) }
      return
    }
    for place in 0..<1 + below(4) {
      let formula = shown(column())
      query.items.append(OracleQuery.Item(formula: formula, alias: alias(formula, place)))
    }
  }

  /// Returns the formula in a unit large enough to show whole numbers above 2^63.
  private func shown(_ formula: Formula) -> Formula {
    let traits = formula.traits(query.scope)
    guard query.fixture.isBeyond, traits.isWhole, traits.bound >= 0x1p63 else { return formula }
    return .arithmetic(formula, .over, .number(.whole(1_000_000_000)))
  }

  /// Returns an alias where one is needed, and at random in other cases.
  private mutating func alias(_ formula: Formula, _ place: Int) -> String? {
    let isTaken = query.items.contains { $0.alias == nil && $0.formula == formula }
    var isMetric = false
    if case .metric = formula { isMetric = true }
    let isFree = isMetric ? chance(70) : query.earlier == nil && chance(25)
    return isFree && !isTaken ? nil : "a\(place)"
  }

  private mutating func column() -> Formula {
    // The language does not define windows and reducers for rows that only one of two compared ranges
    // has.
    guard query.earlier == nil else { return has(.windows, 15) ? rate() : plain() }
    if has(.windows, 25) { return decorated(window()) }
    if !grains.isEmpty, has(.reducers, 25) { return decorated(reduced()) }
    return plain()
  }

  private mutating func rate() -> Formula {
    .rate(linear([.http, .p2p, .played, .rebuffered]))
  }

  private mutating func decorated(_ formula: Formula) -> Formula {
    guard features.contains(.expressions), chance(30) else { return formula }
    switch below(5) {
    case 0: return .row(.abs, [formula])
    case 1: return .arithmetic(formula, .over, plain())
    case 2: return .row(.coalesce, [formula, .number(.whole(0))])
    case 3: return .negated(formula)
    default: return .choice(comparison(.metric(.http)), formula, .number(.whole(0)))
    }
  }

  private mutating func window() -> Formula {
    let kinds = query.bucketLength == nil ? 3 : 6
    switch below(kinds) {
    case 0: return rate()
    case 1: return .window(.share, chance(20) ? rate() : linear())
    case 2: return .window(.rank, rankable())
    case 3: return .window(.delta, stepping())
    case 4: return .window(.cumulative, linear([.http, .p2p, .played, .rebuffered]))
    default:
      let rows = 1 + below(5)
      return .window(.movingAverage(rows: rows), chance(20) ? rate() : linear())
    }
  }

  /// Returns the argument of `delta`.
  private mutating func stepping() -> Formula {
    switch below(8) {
    case 0: rate()
    case 1: grains.isEmpty || !features.contains(.reducers) ? linear() : reduced()
    case 2: .window(.share, linear())
    default: plain()
    }
  }

  /// Returns a formula whose ties are the same for pq and for DuckDB.
  private mutating func rankable() -> Formula {
    let isNested = query.bucketLength != nil && chance(15)
    let formula =
      isNested ? .window(.delta, .metric(pick(Metric.allCases))) : chance(20) ? rate() : plain()
    return formula.traits(query.scope).isExact ? formula : .metric(.p2p)
  }

  private mutating func reducer() -> ReducerCall {
    guard chance(40) else { return pick(ReducerCall.usual) }
    guard chance(80) else { return .short(1 + below(99)) }
    let percent = pick([
      "0", "5", "33.3", "50", "75", "90", "95", "99.9", "100", "\(below(100)).\(below(10))",
    ])
    return .percentile(percent, isNearest: chance(60))
  }

  private mutating func reduced() -> Formula {
    let call = reducer()
    // `avg` needs a linear argument. If missing traffic counts as 0, all reducers need one.
    let isLinear = call == .avg || query.filling.countsNothingAsZero || call.countsEmptyBuckets
    let part = chance(25) ? rate() : isLinear ? linear() : plain()
    return .reduced(call, part, minutes: pick(grains))
  }
}
