import PQModel

extension Function {
  /// The kinds of functions by the form of their arguments.
  enum Kind {
    /// A window function of one number.
    case window(Window)
    /// The mean of one number over the last rows; the second argument is the number of rows.
    case movingAverage
    /// A reducer of one number over shorter buckets; the second argument is their length.
    case reducer(Reducer)
    case absolute
    case rounded
    /// A function of two or more numbers with the same unit.
    case several(RowFunction)
    case conditional
  }

  /// The kind of the function.
  var kind: Kind {
    switch self {
    case .rate: .window(.rate)
    case .delta: .window(.delta)
    case .cumulative: .window(.cumulative)
    case .share: .window(.share)
    case .rank: .window(.rank)
    case .movingAverage: .movingAverage
    case .max: .reducer(.max)
    case .min: .reducer(.min)
    case .avg: .reducer(.avg)
    case .p50: .reducer(.p50)
    case .p95: .reducer(.p95)
    case .p99: .reducer(.p99)
    case .abs: .absolute
    case .round: .rounded
    case .least: .several(.least)
    case .greatest: .several(.greatest)
    case .coalesce: .several(.coalesced)
    case .if: .conditional
    }
  }

  /// The allowed number of arguments.
  var arity: ClosedRange<Int> {
    switch kind {
    case .window, .absolute: 1...1
    case .movingAverage, .reducer: 2...2
    case .rounded: 1...2
    case .several: 2...Binder.largestExpression
    case .conditional: 3...3
    }
  }

  /// The traits that the function adds to those of its arguments.
  var traits: Traits {
    switch kind {
    case .window(let window): Traits(window)
    case .movingAverage: Traits(.movingAverage(rows: 1))
    case .reducer: .grains
    case .absolute, .rounded, .several, .conditional: []
    }
  }

  /// The additivity that the function requires of its argument.
  var neededAdditivity: TypedExpression.Additivity {
    switch self {
    case .rate, .cumulative: .time
    case .share: .groups
    default: []
    }
  }
}
