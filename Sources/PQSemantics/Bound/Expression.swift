public import PQModel

/// A number for each row of the result, computed from the metrics after they have been aggregated.
public indirect enum Expression: Sendable, Hashable {
  /// A metric, added or averaged over the bucket and the group of the row.
  case metric(Metric)
  /// A constant whole number.
  case whole(Int64)
  /// A constant decimal number.
  case decimal(Double)
  /// A number with the opposite sign.
  case negated(Expression)
  /// An arithmetic operation of two numbers.
  case arithmetic(Arithmetic, Expression, Expression)
  /// A function of numbers in the same row.
  case function(RowFunction, [Expression])
  /// A window function, which may depend on other rows.
  case window(Window, Expression)
  /// The first number if the condition is true, otherwise the second.
  case conditional(Condition, Expression, Expression)
  /// A reducer over shorter buckets: in `max(sessions, 5m)`, the sessions of each 5 minutes.
  case reduced(Reducer, Expression, grain: Bucketing)
  /// The same expression in the range of COMPARE WITH.
  case before(Expression)
  /// The change from the range of COMPARE WITH, relative to the earlier value.
  case change(Expression)
}

/// A condition on the numbers of a row, which is true, false or unknown.
public indirect enum Condition: Sendable, Hashable {
  /// A comparison of two numbers. It is unknown if one of them is NULL.
  case comparison(Comparator, Expression, Expression)
  /// True if all parts are true.
  case all([Condition])
  /// True if at least one part is true.
  case any([Condition])
  /// True if the part is false.
  case not(Condition)
}
