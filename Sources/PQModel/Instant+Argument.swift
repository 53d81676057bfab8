/// Why an argument of a command line is not a time.
package struct InvalidTimeArgument: Error, Equatable, CustomStringConvertible {
  /// A sentence without a period.
  package let description: String
}

extension Instant {
  /// The whole numbers that are times in milliseconds since the epoch: from 1973, because a smaller
  /// number is a time in seconds, to the end of 9999.
  package static let epochMilliseconds: ClosedRange<Int64> = 100_000_000_000...253_402_300_799_999

  /// Reads a time of a command line: ISO 8601, or milliseconds since the epoch.
  ///
  /// - Throws: `InvalidTimeArgument` if the text is neither, or is a time in seconds.
  package init(argument text: String) throws(InvalidTimeArgument) {
    guard let number = Int64(text) else {
      guard let time = Instant(iso8601: text) else { throw .notATime }
      self = time
      return
    }
    guard Self.epochMilliseconds.contains(number) else { throw .outside(number) }
    self.init(milliseconds: number)
  }
}

extension InvalidTimeArgument {
  fileprivate static let notATime = InvalidTimeArgument(
    description: "write ISO 8601 such as 2026-01-15T20:30Z, or milliseconds since the epoch")

  fileprivate static func outside(_ number: Int64) -> InvalidTimeArgument {
    let (milliseconds, overflows) = number.multipliedReportingOverflow(by: 1000)
    guard !overflows, Instant.epochMilliseconds.contains(milliseconds) else { return .notATime }
    let year = CivilTime(Instant(milliseconds: number)).year
    return InvalidTimeArgument(
      description: "\(number) is in \(year): times are in milliseconds; try \(milliseconds)")
  }
}
