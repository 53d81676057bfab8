import PQModel

/// The yearly rules of a zone in the format of POSIX `TZ`: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct PosixZone: Equatable {
  /// The part of each year with another offset: summer time or, in Ireland, winter time.
  struct Season: Equatable {
    /// The offset from UTC during the season, in seconds, positive if clocks are ahead of UTC.
    var offset: Int
    /// The start of the season, in local time before the change.
    var start: YearlyMoment
    /// The end of the season, in local time before the change.
    var end: YearlyMoment
  }

  /// The first year with transitions, if no earlier ones are known.
  private static let firstYear = 1900
  /// The last year with transitions.
  private static let lastYear = 2100

  /// The offset from UTC outside the season, in seconds, positive if clocks are ahead of UTC.
  var offset: Int
  var season: Season?

  /// Returns the changes of the clock after an instant, up to the end of `lastYear`, in order.
  ///
  /// If the season covers the whole year, it ends and starts again at the same instant.
  func transitions(after last: Instant?) -> [ZoneRules.Transition] {
    guard let season else { return [] }
    // A change early on January 1 may be in the previous year in UTC.
    let first = max(last.map { CivilTime($0).year - 1 } ?? 0, Self.firstYear)
    guard first <= Self.lastYear else { return [] }
    return (first...Self.lastYear).flatMap { transitions(in: $0, season) }
      .filter { transition in last.map { transition.instant > $0 } ?? true }
      .sorted { $0.instant < $1.instant }
  }

  private func transitions(in year: Int, _ season: Season) -> [ZoneRules.Transition] {
    let start = season.start.instant(in: year, offset: offset)
    let end = season.end.instant(in: year, offset: season.offset)
    return [
      ZoneRules.Transition(at: start, to: Int64(season.offset) * .second),
      ZoneRules.Transition(at: end, to: Int64(offset) * .second),
    ]
  }
}
