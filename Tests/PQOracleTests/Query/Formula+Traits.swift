import PQModel

/// Facts about the values of a formula.
struct Traits {
  /// The unit, or `nil` for a plain number.
  var unit: MeasureUnit?
  var isWhole = false
  /// True if all correct computations give the same bits, so that ties are the same for pq and for
  /// DuckDB.
  var isExact = true
  /// True if the values can be added up over time and groups.
  var isLinear = false
  /// An upper bound for the magnitude of whole values.
  var bound: Double = 0

  /// True if a `Double` represents all intermediate whole numbers exactly.
  var isSmall: Bool { isWhole && bound < 0x1p45 }
}

/// The facts that formulas depend on.
struct FormulaScope {
  /// An upper bound for the sums of each whole metric.
  var largestSum: Double
  /// The columns of SELECT.
  var columns: [Formula] = []
}

extension Formula {
  func traits(_ scope: FormulaScope) -> Traits {
    switch self {
    case .metric(let metric):
      Traits(
        unit: metric.unit, isWhole: metric.isWhole, isLinear: true, bound: scope.largestSum)
    case .number(let numeral): Traits(isWhole: numeral.isWhole, bound: abs(numeral.value))
    case .negated(let part): part.traits(scope)
    case .arithmetic(let left, let sign, let right):
      left.traits(scope).combined(sign, right.traits(scope))
    case .row(_, let parts): Traits(merging: parts.map { $0.traits(scope) })
    case .rounded(let part, _): part.traits(scope).with { $0.isLinear = false }
    case .choice(let check, let one, let other):
      Traits(merging: [one.traits(scope), other.traits(scope)])
        .with { $0.isExact = $0.isExact && check.isExact(scope) }
    case .rate(let part): part.traits(scope).perSecond
    case .window(let call, let part): part.traits(scope).windowed(call)
    case .reduced(let call, let part, _): part.traits(scope).reduced(call)
    case .column(let place, let side): scope.columns[place].traits(scope).of(side)
    }
  }
}

extension Check {
  /// Returns true if pq and DuckDB agree for every row.
  func isExact(_ scope: FormulaScope) -> Bool {
    parts.allSatisfy { $0.traits(scope).isExact }
  }
}

extension Traits {
  /// Creates the traits of a value that is one of several.
  init(merging all: [Traits]) {
    unit = all.lazy.compactMap(\.unit).first
    isWhole = all.allSatisfy(\.isWhole)
    isExact = all.allSatisfy(\.isExact)
    bound = all.map(\.bound).max() ?? 0
  }

  func with(_ change: (inout Traits) -> Void) -> Traits {
    var copy = self
    change(&copy)
    return copy
  }

  fileprivate func combined(_ sign: Sign, _ other: Traits) -> Traits {
    Traits(merging: [self, other]).with {
      switch sign {
      case .plus, .minus:
        $0.bound = bound + other.bound
        $0.isLinear = isLinear && other.isLinear
      case .times:
        $0.bound = bound * other.bound
        $0.unit = multiplied(by: other, power: 1)
        $0.isLinear = isLinear && other.unit == nil || unit == nil && other.isLinear
      case .over:
        $0.isWhole = false
        $0.unit = multiplied(by: other, power: -1)
        $0.isLinear = isLinear && other.unit == nil
      }
    }
  }

  private func multiplied(by other: Traits, power: Int) -> MeasureUnit? {
    guard unit != nil || other.unit != nil else { return nil }
    let left = unit ?? .count
    let right = other.unit ?? .count
    return MeasureUnit(
      bytes: left.bytes + power * right.bytes,
      milliseconds: left.milliseconds + power * right.milliseconds,
      seconds: left.seconds + power * right.seconds,
      sessions: left.sessions + power * right.sessions)
  }

  fileprivate var perSecond: Traits {
    with {
      $0.isWhole = false
      $0.unit?.seconds -= 1
    }
  }

  fileprivate func windowed(_ call: WindowCall) -> Traits {
    with {
      $0.isLinear = false
      switch call {
      case .delta: $0.bound *= 2
      case .cumulative: $0.isExact = isWhole
      case .movingAverage:
        $0.isExact = isSmall
        $0.isWhole = false
      case .share: $0 = Traits(unit: .count, isExact: isSmall)
      case .rank: $0 = Traits(unit: .count, isWhole: true, bound: 1e6)
      }
    }
  }

  fileprivate func reduced(_ call: ReducerCall) -> Traits {
    with {
      $0.isLinear = false
      guard !call.isValue else { return }
      $0.isWhole = false
      $0.isExact = false
    }
  }

  fileprivate func of(_ side: Side) -> Traits {
    side == .change ? Traits(unit: .count, isExact: isExact && isSmall) : self
  }
}
