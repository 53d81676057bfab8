/// The error for a command-line argument that is not a time.
package struct InvalidTimeArgument: Error, Equatable, CustomStringConvertible {
  /// The message, a sentence without a period.
  package let description: String
}

extension Instant {
  /// The integers that are read as milliseconds since the epoch, from 1973 to the end of 9999. A
  /// smaller number is probably a time in seconds.
  package static let epochMilliseconds: ClosedRange<Int64> = 100_000_000_000...253_402_300_799_999

  /// Creates an instant from a command-line argument in ISO 8601 or in milliseconds since the epoch.
  ///
  /// - Throws: `InvalidTimeArgument` if the text is neither, or if the number is not in
  ///   `epochMilliseconds`.
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
