import PQModel

extension Incident {
  /// The incidents of the demo. Incidents that affect the same group must not overlap unless all of
  /// them are rushes, because each change is computed from the usual traffic.
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

  /// The final on Saturday evening, watched in all countries. The number of viewers rises and falls
  /// in steps.
  private static let rushes: [Incident] = [
    (ClockTime(19, 45), ClockTime(22, 15)), (ClockTime(19, 52), ClockTime(22, 6)),
    (ClockTime(19, 57), ClockTime(22, 2)), (ClockTime(20, 0), ClockTime(22, 0)),
  ].map { from, to in
    Incident(
      day: CivilTime(year: 2026, month: 1, day: 10), from: from, to: to,
      .groups(.sessionPage, "/sports/final"), .rush(1))
  }
}
