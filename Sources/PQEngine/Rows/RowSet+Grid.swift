extension RowSet {
  /// The rows that a grid may have.
  static let gridLimit = 20_000_000

  /// Every bucket of some groups, which are in their order.
  ///
  /// - Throws: that there are too many.
  static func grid(
    _ groups: [UInt32], _ bucketCount: Int
  ) throws(BackendFailure) -> RowSet {
    try checkGrid(groups.count, bucketCount)
    return RowSet(groups: groups, bucketCount: bucketCount)
  }

  /// - Throws: that there are too many rows.
  static func checkGrid(_ groupCount: Int, _ bucketCount: Int) throws(BackendFailure) {
    let (size, overflows) = groupCount.multipliedReportingOverflow(by: bucketCount)
    guard overflows || size > gridLimit else { return }
    throw BackendFailure(
      "FILL would make \(groupCount) groups times \(bucketCount) buckets of rows, and no more"
        + " than \(gridLimit) can be shown; ask for a shorter range, longer buckets or fewer groups"
    )
  }
}
