import PQModel

/// What the clocks of a zone show at an instant.
struct LocalClock {
  /// What they are ahead of UTC, in whole minutes.
  ///
  /// Until a century ago some were ahead by seconds as well, which ISO 8601 cannot say: those are
  /// told as if they were set to the whole minute.
  let offset: Int64
  /// What they show, in milliseconds since they showed 1970-01-01.
  let milliseconds: Int64

  /// What is shown at that many milliseconds since the epoch; in UTC without rules.
  init(_ instant: Int64, in rules: ZoneRules?) {
    let minute = TimeSpan.minute.milliseconds
    let ahead = rules?.offset(at: Instant(milliseconds: instant)).milliseconds ?? 0
    offset = ahead / minute
    milliseconds = instant.clampedSum(offset * minute)
  }

  /// Whether the year has four digits. Other instants are better written as a number.
  var hasDate: Bool { (-62_167_219_200_000...253_402_300_799_999).contains(milliseconds) }

  /// The date and the time of day.
  var time: CivilTime { CivilTime(Instant(milliseconds: milliseconds)) }
}
