import PQPlan

extension RowSet {
  /// The rows that a grid may have.
  static let gridLimit = 20_000_000

  /// Every bucket of some groups, which are in their order.
  ///
  /// - Throws: that there are too many.
  static func grid(
    _ groups: [UInt32], _ bucketCount: Int
  ) throws(BackendFailure) -> RowSet {
    let (size, overflows) = groups.count.multipliedReportingOverflow(by: bucketCount)
    guard !overflows, size <= gridLimit else {
      throw BackendFailure(
        "FILL would make \(groups.count) groups times \(bucketCount) buckets of rows, and no more"
          + " than \(gridLimit) can be shown; ask for a shorter range, longer buckets or fewer groups"
      )
    }
    return RowSet(groups: groups, bucketCount: bucketCount)
  }
}

extension RowPlan.Fill {
  /// Whether rows are filled in after the numbers of the others have been computed.
  var isLate: Bool {
    switch self {
    case .nothing, .zero: false
    case .null, .previous, .linear: true
    }
  }
}
