import PQModel

/// Numbers that are made one, row by row. The largest and the smallest of whole numbers stay whole.
struct Reduced {
  private let numbers: Vector
  private let wholes: [Int64]?
  private let decimals: [Double]
  private var wholeResults: [Int64] = []
  private var decimalResults: [Double?] = []
  private var nulls: [Bool] = []

  init(_ numbers: Vector) {
    self.numbers = numbers
    decimals = numbers.decimals
    if case .whole(let values) = numbers.numbers { wholes = values } else { wholes = nil }
  }

  /// Adds the row of a run of numbers, and of so many empty buckets of one number.
  mutating func append(
    _ reducer: Reducer, _ run: Range<Int>, _ empty: (number: Double, count: Int)?
  ) {
    let present = run.filter { !numbers.isNull($0) }
    if let wholes, reducer == .max || reducer == .min {
      var values = present.map { wholes[$0] }
      if let empty, empty.count > 0 { values.append(Int64(empty.number)) }
      let result = reducer == .max ? values.max() : values.min()
      wholeResults.append(result ?? 0)
      nulls.append(result == nil)
      return
    }
    var values = present.map { decimals[$0] }
    if let empty { values += Array(repeating: empty.number, count: max(0, empty.count)) }
    decimalResults.append(reducer.result(&values))
  }

  func vector(_ reducer: Reducer) -> Vector {
    if wholes != nil, reducer == .max || reducer == .min {
      return Vector(.whole(wholeResults), nulls: nulls)
    }
    return .optional(decimalResults)
  }
}

extension Reducer {
  /// One number of several; nil of none.
  fileprivate func result(_ values: inout [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    switch self {
    case .max: return values.max()
    case .min: return values.min()
    case .avg: return values.reduce(0, +) / Double(values.count)
    case .p50: return Self.percentile(0.50, &values)
    case .p95: return Self.percentile(0.95, &values)
    case .p99: return Self.percentile(0.99, &values)
    }
  }

  /// On a straight line between the two nearest, as SQL's PERCENTILE_CONT.
  private static func percentile(_ part: Double, _ values: inout [Double]) -> Double {
    values.sort()
    let place = part * Double(values.count - 1)
    let below = Int(place)
    let above = Swift.min(below + 1, values.count - 1)
    return values[below] + (values[above] - values[below]) * (place - Double(below))
  }
}
