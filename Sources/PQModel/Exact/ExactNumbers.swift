/// The exact numbers of a metric in an answer of a backend, if a column of a table cannot hold them.
package enum ExactNumbers: Sendable, Equatable {
  /// The numbers of a whole metric, some of which are larger than 2^63-1.
  case wholes(WholeSums)
  /// Averages times the minutes of their buckets, some of which have more digits than a double.
  case averages(DecimalSums)

  /// The number of rows.
  package var count: Int {
    switch self {
    case .wholes(let sums): sums.count
    case .averages(let sums): sums.count
    }
  }
}
