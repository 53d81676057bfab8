import PQModel

/// A number for each row.
indirect enum Formula: Sendable, Hashable {
  case metric(Metric)
  case number(Numeral)
  case negated(Formula)
  case arithmetic(Formula, Sign, Formula)
  case row(RowCall, [Formula])
  /// Rounded, half away from zero, to so many digits; nil for none given.
  case rounded(Formula, digits: Int?)
  case choice(Check, Formula, Formula)
  case rate(Formula)
  case window(WindowCall, Formula)
  /// A number made of the buckets of so many minutes inside each bucket.
  case reduced(ReducerCall, Formula, minutes: Int)
  /// A column of SELECT by its place, called by its alias.
  case column(Int, Side)
}

/// A number as it is written.
struct Numeral: Sendable, Hashable {
  var text: String
  var value: Double
  var isWhole: Bool
}

/// An operator of arithmetic.
enum Sign: String, Sendable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
}

/// A function of numbers of one row.
enum RowCall: String, Sendable {
  case abs, least, greatest, coalesce
}

/// A function of a number in several rows.
enum WindowCall: Sendable, Hashable {
  case delta, cumulative, share, rank
  case movingAverage(rows: Int)
}

/// A function of the numbers of shorter buckets.
enum ReducerCall: String, Sendable, CaseIterable {
  case max, min, avg, p50, p95, p99

  /// Which part of the numbers lies below a percentile.
  var fraction: Double? {
    switch self {
    case .p50: 0.5
    case .p95: 0.95
    case .p99: 0.99
    default: nil
    }
  }
}

/// Which number of a compared column.
enum Side: Sendable {
  case own, before, change

  /// What stands behind the name of the column.
  var suffix: String {
    switch self {
    case .own: ""
    case .before: "_before"
    case .change: "_change"
    }
  }
}

/// What is true, false or unknown of a row.
indirect enum Check: Sendable, Hashable {
  case comparison(Formula, String, Formula)
  case all([Check])
  case any([Check])
  case not(Check)
}

extension Formula {
  /// The parts that it is made of.
  var parts: [Formula] {
    switch self {
    case .metric, .number, .column: []
    case .negated(let part), .rounded(let part, _), .rate(let part), .window(_, let part),
      .reduced(_, let part, _):
      [part]
    case .arithmetic(let left, _, let right): [left, right]
    case .row(_, let parts): parts
    case .choice(let check, let one, let other): check.parts + [one, other]
    }
  }

  /// Itself and all parts of parts, inner ones first.
  var nodes: [Formula] { parts.flatMap(\.nodes) + [self] }
}

extension Check {
  /// The numbers that are compared.
  var parts: [Formula] {
    switch self {
    case .comparison(let left, _, let right): [left, right]
    case .all(let checks), .any(let checks): checks.flatMap(\.parts)
    case .not(let check): check.parts
    }
  }
}

extension Numeral {
  static func whole(_ value: Int) -> Numeral {
    Numeral(text: "\(value)", value: Double(value), isWhole: true)
  }

  static func decimal(_ text: String) -> Numeral {
    Numeral(text: text, value: Double(text) ?? 0, isWhole: false)
  }
}
