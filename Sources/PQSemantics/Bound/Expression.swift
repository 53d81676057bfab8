public import PQModel

/// A number for each row of an answer, computed from the metrics after they have been added up.
public indirect enum Expression: Sendable, Hashable {
  /// A metric, added up (or averaged) over the bucket and the group of the row.
  case metric(Metric)
  /// A whole number.
  case whole(Int64)
  /// Any number.
  case decimal(Double)
  case negated(Expression)
  case arithmetic(Arithmetic, Expression, Expression)
  /// A function of the row alone.
  case function(RowFunction, [Expression])
  /// A function of other rows as well.
  case window(Window, Expression)
  /// One of two values, by a condition.
  case conditional(Condition, Expression, Expression)
  /// A number made of shorter buckets: of `max(sessions, 5m)`, the sessions of each 5 minutes.
  case reduced(Reducer, Expression, grain: Bucketing)
  /// The same of the range that the query's own is compared with.
  case before(Expression)
  /// How it differs from what it was before, as a part of that.
  case change(Expression)
}

/// What is true, false or unknown of a row.
public indirect enum Condition: Sendable, Hashable {
  case comparison(Comparator, Expression, Expression)
  case all([Condition])
  case any([Condition])
  case not(Condition)
}
