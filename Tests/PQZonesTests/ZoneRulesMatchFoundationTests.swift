import Foundation
import PQModel
import Testing

@testable import PQZones

/// The rules agree with those of Foundation, which has its own reader.
@Suite struct ZoneRulesMatchFoundationTests {
  private static let names = [
    "Europe/Berlin", "Europe/London", "Europe/Dublin", "Europe/Moscow", "America/New_York",
    "America/Sao_Paulo", "America/St_Johns", "America/Nuuk", "Asia/Kolkata",
    "Asia/Kathmandu", "Asia/Tokyo", "Africa/Cairo", "Africa/Monrovia",
    "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham",
    "Pacific/Apia", "Pacific/Kiritimati", "Antarctica/Troll", "Etc/GMT+12", "America/Los_Angeles",
  ]

  /// The years 1970 to 2024. Governments change later rules, so two databases of different age may
  /// disagree on them.
  private static let seconds: Range<Int64> = 0..<1_735_689_600

  @Test(arguments: names)
  func everyChangeOfTheClockIsTheSame(name: String) throws {
    let ours = try Database.rules(name)
    let theirs = try #require(TimeZone(identifier: name))
    var mistakes: [String] = []
    func compare(_ second: Int64) {
      let offset = theirs.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second)))
      let instant = Instant(milliseconds: second * 1000)
      if ours.offset(at: instant) != Int64(offset) * .second {
        mistakes.append("\(instant): \(ours.offset(at: instant)), not \(offset) s")
      }
    }
    for day in stride(from: Self.seconds.lowerBound, to: Self.seconds.upperBound, by: 86_400) {
      compare(day)
      if let change = change(of: ours, on: day) {
        compare(change - 1)
        compare(change)
      }
    }
    #expect(mistakes.isEmpty, "\(mistakes.prefix(5))")
  }

  /// Returns the second of a day at which the offset changes; `nil` if the day ends with the same
  /// offset as it begins.
  private func change(of rules: ZoneRules, on day: Int64) -> Int64? {
    let offset = { rules.offset(at: Instant(milliseconds: $0 * 1000)) }
    var (low, high) = (day, day + 86_400)
    guard offset(low) != offset(high) else { return nil }
    while low + 1 < high {
      let middle = (low + high) / 2
      if offset(middle) == offset(day) { low = middle } else { high = middle }
    }
    return high
  }

  @Test(arguments: names)
  func everyDayBeginsAtTheSameInstant(name: String) throws {
    let ours = try Database.rules(name)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: name))
    let first = CivilTime(year: 2005, month: 1, day: 1).daysSinceEpoch
    var mistakes: [CivilTime] = []
    for number in first..<first + 20 * 365 {
      let day = CivilTime(daysSinceEpoch: number)
      let noon = DateComponents(year: day.year, month: day.month, day: day.day, hour: 12)
      guard let date = calendar.date(from: noon), calendar.component(.day, from: date) == day.day
      else { continue }
      let start = calendar.startOfDay(for: date).timeIntervalSince1970
      if ours.instant(of: day).milliseconds != Int64(start) * 1000 { mistakes.append(day) }
    }
    #expect(mistakes.isEmpty)
  }
}
