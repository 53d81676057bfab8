import PQModel

extension Function {
  /// The functions by what they make of their arguments.
  enum Kind {
    /// Of one number in several rows.
    case window(Window)
    /// Of one number in the last rows, as many as the second argument says.
    case movingAverage
    /// Of one number in shorter buckets, whose length is the second argument.
    case reducer(Reducer)
    case absolute
    case rounded
    /// Of numbers of one unit, two or more.
    case several(RowFunction)
    case conditional
  }

  /// What it makes of its arguments.
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

  /// How many arguments it takes.
  var arity: ClosedRange<Int> {
    switch kind {
    case .window, .absolute: 1...1
    case .movingAverage, .reducer: 2...2
    case .rounded: 1...2
    case .several: 2...Binder.largestExpression
    case .conditional: 3...3
    }
  }

  /// What it adds to what its arguments are made of.
  var traits: Traits {
    switch kind {
    case .window(let window): Traits(window)
    case .movingAverage: Traits(.movingAverage(rows: 1))
    case .reducer: .grains
    case .absolute, .rounded, .several, .conditional: []
    }
  }

  /// Over what its argument must add up for the function to have a meaning.
  var neededAdditivity: TypedExpression.Additivity {
    switch self {
    case .rate, .cumulative: .time
    case .share: .groups
    default: []
    }
  }
}
