import PQModel

/// How clocks are set year after year, as POSIX writes it in `TZ`: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct PosixZone: Equatable {
  /// The other time of each year: summer time or, in Ireland, winter time.
  struct Season: Equatable {
    /// What clocks are ahead of UTC in it, in seconds.
    var offset: Int
    /// When it begins, on the clocks of the rest of the year.
    var start: YearlyMoment
    /// When it ends, on its own clocks.
    var end: YearlyMoment
  }

  /// The first year that is told, if nothing is known of earlier ones.
  private static let firstYear = 1900
  /// The last year that is told.
  private static let lastYear = 2100

  /// What clocks are ahead of UTC in the rest of the year, in seconds.
  var offset: Int
  var season: Season?

  /// The changes of the clock after an instant, up to the end of the last year, in order.
  ///
  /// Where the other time is all there is, it ends and begins again at one and the same instant.
  func transitions(after last: Instant?) -> [ZoneRules.Transition] {
    guard let season else { return [] }
    // A change early on January 1 may lie in the year before.
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
