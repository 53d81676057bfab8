extension Function: RawRepresentable, CaseIterable {
  /// The functions in the order of SHOW FUNCTIONS. Of the short names of percentiles, only the most frequent
  /// ones are listed.
  public static let allCases: [Function] = [
    .rate, .delta, .cumulative, .movingAverage, .share, .rank, .max, .min, .avg,
    .shortPercentile(50),
    .shortPercentile(95), .shortPercentile(99), .percentile, .bits, .abs, .round, .least, .greatest,
    .coalesce, .if,
  ]

  private static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// Creates the function with a name in lower case; `nil` if there is none.
  public init?(rawValue: String) {
    if let function = Self.named[rawValue] {
      self = function
    } else if let percent = Self.percent(of: rawValue) {
      self = .shortPercentile(percent)
    } else {
      return nil
    }
  }

  /// Returns the percentile of a name from `p1` to `p99`; `nil` for other names.
  private static func percent(of name: String) -> Int? {
    guard name.first == "p", let number = Int(name.dropFirst()), 1...99 ~= number,
      name == "p\(number)"
    else { return nil }
    return number
  }

  /// The name in a query.
  public var rawValue: String {
    switch self {
    case .rate: "rate"
    case .delta: "delta"
    case .cumulative: "cumulative"
    case .movingAverage: "moving_avg"
    case .share: "share"
    case .rank: "rank"
    case .max: "max"
    case .min: "min"
    case .avg: "avg"
    case .shortPercentile(let percent): "p\(percent)"
    case .percentile: "percentile"
    case .bits: "bits"
    case .abs: "abs"
    case .round: "round"
    case .least: "least"
    case .greatest: "greatest"
    case .coalesce: "coalesce"
    case .if: "if"
    }
  }
}
