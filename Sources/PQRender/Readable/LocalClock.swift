import PQModel

/// The local time in a zone at an instant.
struct LocalClock {
  /// The offset from UTC, in whole minutes.
  ///
  /// Some historical offsets have seconds, which ISO 8601 cannot express. They are cut off.
  let offset: Int64
  /// The local time, in milliseconds since 1970-01-01 00:00 local time.
  let milliseconds: Int64

  /// Creates the local time at an instant in milliseconds since the epoch; in UTC if `rules` is `nil`.
  init(_ instant: Int64, in rules: ZoneRules?) {
    let minute = TimeSpan.minute.milliseconds
    let ahead = rules?.offset(at: Instant(milliseconds: instant)).milliseconds ?? 0
    offset = ahead / minute
    milliseconds = instant.clampedSum(offset * minute)
  }

  /// True if the year has four digits. Other instants are written as a number.
  var hasDate: Bool { (-62_167_219_200_000...253_402_300_799_999).contains(milliseconds) }

  /// The local date and time of day.
  var time: CivilTime { CivilTime(Instant(milliseconds: milliseconds)) }
}
