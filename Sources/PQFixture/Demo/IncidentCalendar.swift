import PQModel

extension Incident {
  /// What a look around the demo can find. Incidents of one group must not overlap unless all of
  /// them bring more viewers, because each is reckoned from the usual traffic.
  static let calendar: [Incident] =
    rushes + [
      Incident(
        day: CivilTime(year: 2026, month: 1, day: 14),
        from: ClockTime(19, 10), to: ClockTime(19, 55),
        .groups(.ispName, "Granite Cable"), .blackout),
      Incident(
        day: CivilTime(year: 2026, month: 1, day: 15),
        from: ClockTime(16, 20), to: ClockTime(17, 5),
        .everybody, .trackerDown),
    ]

  /// The final of Saturday evening, seen from everywhere at once; the viewers come and go in steps.
  private static let rushes: [Incident] = [
    (ClockTime(19, 45), ClockTime(22, 15)), (ClockTime(19, 52), ClockTime(22, 6)),
    (ClockTime(19, 57), ClockTime(22, 2)), (ClockTime(20, 0), ClockTime(22, 0)),
  ].map { from, to in
    Incident(
      day: CivilTime(year: 2026, month: 1, day: 10), from: from, to: to,
      .groups(.sessionPage, "/sports/final"), .rush(1))
  }
}
