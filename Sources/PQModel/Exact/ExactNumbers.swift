/// The numbers of a metric in an answer of a backend, where the column of a table cannot hold them.
package enum ExactNumbers: Sendable, Equatable {
  /// Of a whole metric: some of them are larger than 2^63-1.
  case wholes(WholeSums)
  /// Averages, each times the minutes of its bucket: some of them have more digits than a double.
  case averages(DecimalSums)

  /// The number of rows.
  package var count: Int {
    switch self {
    case .wholes(let sums): sums.count
    case .averages(let sums): sums.count
    }
  }
}
