extension RowSet {
  /// The maximum number of rows in a grid.
  static let gridLimit = 20_000_000

  /// Returns every bucket of some groups, which must be ascending.
  ///
  /// - Throws: A failure if there are more than `gridLimit` rows.
  static func grid(
    _ groups: [UInt32], _ bucketCount: Int
  ) throws(BackendFailure) -> RowSet {
    try checkGrid(groups.count, bucketCount)
    return RowSet(groups: groups, bucketCount: bucketCount)
  }

  /// - Throws: A failure if there are more than `gridLimit` rows.
  static func checkGrid(_ groupCount: Int, _ bucketCount: Int) throws(BackendFailure) {
    let (size, overflows) = groupCount.multipliedReportingOverflow(by: bucketCount)
    guard overflows || size > gridLimit else { return }
    throw BackendFailure(
      "FILL would make \(groupCount) groups times \(bucketCount) buckets of rows, and no more"
        + " than \(gridLimit) can be shown; ask for a shorter range, longer buckets or fewer groups"
    )
  }
}
