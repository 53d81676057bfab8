import PQHTTP
import PQModel

/// The three time formats that a client of HTTP must accept (RFC 9110, section 5.6.7):
///
///     Sun, 06 Nov 1994 08:49:37 GMT
///     Sunday, 06-Nov-94 08:49:37 GMT
///     Sun Nov  6 08:49:37 1994
enum HTTPDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// Returns the instant of a text; `nil` if the text has none of the three formats.
  static func instant(of text: String) -> Instant? {
    let words = text.lowercased().split { $0 == " " || $0 == "," || $0 == "-" }
    switch words.count {
    case 6 where words[5] == "gmt":
      return instant(year: words[3], month: words[2], day: words[1], clock: words[4])
    case 5: return instant(year: words[4], month: words[1], day: words[2], clock: words[3])
    default: return nil
    }
  }

  private static func instant(
    year: Substring, month: Substring, day: Substring, clock: Substring
  ) -> Instant? {
    guard let year = fullYear(year), let month = months.firstIndex(of: String(month)),
      let day = number(day, 1...2), day >= 1, day <= CivilTime.days(inMonth: month + 1, of: year)
    else { return nil }
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
      .compactMap { number($0, 2...2) }
    // A second of 60, a leap second, becomes the first second of the next minute.
    guard parts.count == 3, parts[0] < 24, parts[1] < 60, parts[2] <= 60 else { return nil }
    let seconds = parts[0] * 3600 + parts[1] * 60 + parts[2]
    return CivilTime(year: year, month: month + 1, day: day).instant + Int64(seconds) * .second
  }

  /// Returns a year of four digits, or of two: 70 to 99 are in the 1900s, 00 to 69 in the 2000s.
  private static func fullYear(_ text: Substring) -> Int? {
    if let year = number(text, 4...4) { return year }
    return number(text, 2...2).map { $0 < 70 ? 2000 + $0 : 1900 + $0 }
  }

  private static func number(_ text: Substring, _ digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return Int(text)
  }
}

extension HTTPHead {
  /// Returns the waiting time that the server asks for (`Retry-After`), in seconds or as a
  /// date; `nil` if the server asks for none.
  ///
  /// - Parameter now: the time to compare a date with if the server does not send its own time.
  func retryAfter(at now: Instant) -> Duration? {
    guard let text = self["retry-after"] else { return nil }
    if !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) {
      // Longer numbers become about a hundred years, so that they do not overflow.
      return .seconds(text.utf8.count > 9 ? 3_000_000_000 : Int(text) ?? 0)
    }
    guard let date = HTTPDate.instant(of: text) else { return nil }
    let here = serverTime ?? now
    return .milliseconds(max(0, (date - here).milliseconds))
  }
}
