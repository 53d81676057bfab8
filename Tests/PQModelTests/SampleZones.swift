import PQModel

/// Sample zones with all kinds of clock changes. They need no time-zone database.
enum SampleZones {
  /// UTC+1 in winter, UTC+2 in the summers of 2026 and 2027.
  static let berlin = zone(
    "Europe/Berlin", 60, ("2026-03-29T01:00Z", 120), ("2026-10-25T01:00Z", 60),
    ("2027-03-28T01:00Z", 120), ("2027-10-31T01:00Z", 60))
  /// Clocks are put forward at midnight of a day in spring, so that day begins at 01:00.
  static let saoPaulo = zone(
    "America/Sao_Paulo", -180, ("2017-10-15T03:00Z", -120), ("2018-02-18T02:00Z", -180))
  /// Clocks are set back at one minute past midnight, so midnight occurs twice.
  static let gooseBay = zone("America/Goose_Bay", -180, ("2010-11-07T03:01Z", -240))
  /// One date is skipped.
  static let apia = zone("Pacific/Apia", -600, ("2011-12-30T10:00Z", 840))
  /// The offset is not a whole number of hours.
  static let kathmandu = zone("Asia/Kathmandu", 345)

  private static func zone(
    _ name: String, _ minutes: Int64, _ changes: (at: String, minutes: Int64)...
  ) -> ZoneRules {
    ZoneRules(
      name: name, offset: minutes * .minute,
      transitions: changes.map { .init(at: instant($0.at), to: $0.minutes * .minute) })
  }

  /// Returns the instant of a text, or the earliest instant if the text is not valid.
  static func instant(_ text: String) -> Instant {
    Instant(iso8601: text) ?? Instant(milliseconds: .min)
  }
}
