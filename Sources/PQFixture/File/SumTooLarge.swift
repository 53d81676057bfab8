import PQModel

/// A sum that does not fit into its column.
struct SumTooLarge: Error, CustomStringConvertible {
  let metric: Metric

  var description: String {
    "a sum of \"\(metric.rawValue)\" is larger than "
      + (metric.isWhole ? "\(Int64.max)" : "any number")
      + "; ask for shorter buckets or for more dimensions"
  }
}
