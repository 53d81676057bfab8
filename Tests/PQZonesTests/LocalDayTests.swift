import PQModel
import Testing

/// Days of unusual length, and days that do not begin at midnight.
@Suite struct LocalDayTests {
  @Test(arguments: [
    ("Europe/Berlin", "2026-03-29", 23.0), ("Europe/Berlin", "2026-10-25", 25),
    ("Europe/Berlin", "2026-01-15", 24), ("Europe/Dublin", "2026-03-29", 23),
    ("Europe/Dublin", "2026-10-25", 25), ("America/New_York", "2026-03-08", 23),
    ("Australia/Sydney", "2026-04-05", 25), ("Australia/Sydney", "2026-10-04", 23),
    ("Australia/Lord_Howe", "2026-04-05", 24.5), ("Australia/Lord_Howe", "2026-10-04", 23.5),
    ("America/Sao_Paulo", "2017-10-15", 23), ("America/Sao_Paulo", "2018-02-17", 25),
    ("Africa/Cairo", "2024-04-26", 23), ("Africa/Cairo", "2024-10-31", 25),
    ("Asia/Kolkata", "2026-03-29", 24), ("Pacific/Apia", "2011-12-30", 0),
    ("Europe/Berlin", "2100-03-28", 23), ("Europe/Berlin", "2100-10-31", 25),
  ])
  func hasSoManyHours(name: String, date: String, hours: Double) throws {
    let rules = try Database.rules(name)
    let day = CivilTime(try #require(Instant(iso8601: date)))
    let next = CivilTime(daysSinceEpoch: day.daysSinceEpoch + 1)
    let length = rules.instant(of: next) - rules.instant(of: day)
    #expect(length.milliseconds == Int64(hours * 3_600_000))
  }

  @Test(arguments: [
    ("Europe/Berlin", "2026-03-29", "2026-03-28T23:00Z"),
    ("America/Sao_Paulo", "2017-10-15", "2017-10-15T03:00Z"),
    ("Africa/Cairo", "2024-04-26", "2024-04-25T22:00Z"),
    ("Asia/Kathmandu", "2026-01-01", "2025-12-31T18:15Z"),
    ("Australia/Lord_Howe", "2026-07-01", "2026-06-30T13:30Z"),
    ("America/St_Johns", "2026-07-01", "2026-07-01T02:30Z"),
  ])
  func begins(name: String, date: String, utc: String) throws {
    let rules = try Database.rules(name)
    let day = CivilTime(try #require(Instant(iso8601: date)))
    #expect(rules.instant(of: day).description == utc)
    #expect(rules.name == name)
  }
}
