extension ExportBody {
  /// Checks the document's rules for times ("Structure", `from` and `to`), and its section
  /// "Limits".
  ///
  /// - Parameter clock: the server's time, in milliseconds since the epoch.
  func checkLimits(_ clock: Int64) throws(Refusal) {
    try checkTimes()
    try checkInterval(clock)
    guard dimensions.count <= DocumentedName.mostDimensions else {
      throw .beyondLimits(.tooManyDimensions(dimensions.count))
    }
  }

  /// "Timestamp must be rounded to the same interval as you are requesting."
  private func checkTimes() throws(Refusal) {
    for (field, time) in [("from", from), ("to", to)] where time % interval.length != 0 {
      throw .beyondLimits(.notRounded(field, time, interval))
    }
    guard from < to else { throw .beyondLimits(.backward(from: from, to: to)) }
  }

  /// "Depending on the time interval you select, different limits may apply."
  private func checkInterval(_ clock: Int64) throws(Refusal) {
    if let longest = interval.longestRange, to - from > longest {
      throw .beyondLimits(.rangeTooLong(interval, longest: longest))
    }
    if let reach = interval.reach, from < clock - reach {
      throw .beyondLimits(.tooFarBack(interval, from: from, earliest: clock - reach))
    }
  }
}
