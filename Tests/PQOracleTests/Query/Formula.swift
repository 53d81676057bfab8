import PQModel

/// A formula that gives a number for each row.
indirect enum Formula: Sendable, Hashable {
  case metric(Metric)
  case number(Numeral)
  case negated(Formula)
  case arithmetic(Formula, Sign, Formula)
  case row(RowCall, [Formula])
  /// The number rounded half away from zero; `digits` is `nil` if the query has no second argument.
  case rounded(Formula, digits: Int?)
  case choice(Check, Formula, Formula)
  case rate(Formula)
  case window(WindowCall, Formula)
  /// A reducer over the inner buckets of a number of minutes.
  case reduced(ReducerCall, Formula, minutes: Int)
  /// A column of SELECT by its index, referenced by its alias.
  case column(Int, Side)
}

/// A number and its text in the query.
struct Numeral: Sendable, Hashable {
  var text: String
  var value: Double
  var isWhole: Bool
}

/// An arithmetic operator.
enum Sign: String, Sendable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
}

/// A function of the numbers of one row.
enum RowCall: String, Sendable {
  case abs, least, greatest, coalesce
}

/// A function of a number in several rows.
enum WindowCall: Sendable, Hashable {
  case delta, cumulative, share, rank
  case movingAverage(rows: Int)
}

/// A function of the numbers of inner buckets.
enum ReducerCall: Sendable, Hashable {
  case max, min, avg
  /// A percentile by its short name.
  case short(Int)
  /// A percentile by its text. The nearest one is a value, and counts empty buckets as 0.
  case percentile(String, isNearest: Bool)

  /// The functions with the shortest names.
  static let usual: [ReducerCall] = [.max, .min, .avg, .short(50), .short(95), .short(99)]

  /// True if buckets without rows count as 0, whatever FILL states.
  var countsEmptyBuckets: Bool {
    if case .percentile(_, isNearest: true) = self { true } else { false }
  }

  /// True if the result is one of the values.
  var isValue: Bool { self == .max || self == .min || countsEmptyBuckets }
}

/// The variant of a column in a comparison.
enum Side: Sendable {
  case own, before, change

  /// The suffix of the column's name.
  var suffix: String {
    switch self {
    case .own: ""
    case .before: "_before"
    case .change: "_change"
    }
  }
}

/// A condition that is true, false or unknown for a row.
indirect enum Check: Sendable, Hashable {
  case comparison(Formula, String, Formula)
  case between(Formula, Formula, Formula, isNegated: Bool)
  case all([Check])
  case any([Check])
  case not(Check)
}

extension Formula {
  /// The direct parts.
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

  /// The formula and all its parts, inner parts first.
  var nodes: [Formula] { parts.flatMap(\.nodes) + [self] }
}

extension Check {
  /// The compared formulas.
  var parts: [Formula] {
    switch self {
    case .comparison(let left, _, let right): [left, right]
    case .between(let part, let low, let high, _): [part, low, high]
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
