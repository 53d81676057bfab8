import PQModel

/// Zones whose clocks do all that clocks do, made by hand so that no database is needed.
enum SampleZones {
  /// An hour ahead in winter, two in the summer of 2026.
  static let berlin = zone(
    "Europe/Berlin", 60, ("2026-03-29T01:00Z", 120), ("2026-10-25T01:00Z", 60),
    ("2027-03-28T01:00Z", 120), ("2027-10-31T01:00Z", 60))
  /// Midnight of one day in spring is skipped.
  static let saoPaulo = zone(
    "America/Sao_Paulo", -180, ("2017-10-15T03:00Z", -120), ("2018-02-18T02:00Z", -180))
  /// Clocks are turned back at one minute past midnight, so that midnight comes twice.
  static let gooseBay = zone("America/Goose_Bay", -180, ("2010-11-07T03:01Z", -240))
  /// One date is skipped as a whole.
  static let apia = zone("Pacific/Apia", -600, ("2011-12-30T10:00Z", 840))
  /// Clocks differ by no whole number of hours.
  static let kathmandu = zone("Asia/Kathmandu", 345)

  private static func zone(
    _ name: String, _ minutes: Int64, _ changes: (at: String, minutes: Int64)...
  ) -> ZoneRules {
    ZoneRules(
      name: name, offset: minutes * .minute,
      transitions: changes.map { .init(at: instant($0.at), to: $0.minutes * .minute) })
  }

  /// A time that tests write down; one that is none is so early that no test misses it.
  static func instant(_ text: String) -> Instant {
    Instant(iso8601: text) ?? Instant(milliseconds: .min)
  }
}
