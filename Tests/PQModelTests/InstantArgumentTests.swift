import PQModel
import Testing

/// Times in the arguments of a command line.
@Suite struct InstantArgumentTests {
  @Test(arguments: [
    "2026-01-10T12:30Z", "2026-01-10 13:30+01:00", "1768048200000",
  ])
  func areISO8601OrMilliseconds(text: String) throws {
    #expect(try Instant(argument: text) == Instant(iso8601: "2026-01-10T12:30Z"))
  }

  @Test(arguments: [
    ("1700000000", "1700000000 is in 1970: times are in milliseconds; try 1700000000000"),
    ("100000000", "100000000 is in 1970: times are in milliseconds; try 100000000000"),
  ])
  func aTimeInSecondsIsRefused(text: String, expected: String) {
    #expect(message(of: text) == expected)
  }

  @Test(arguments: [
    "noon", "", "0", "-1", "60000", "99999999", "253402300800000", "9223372036854775807",
    "99999999999999999999", "2026-02-30",
  ])
  func invalidTimesAreRefused(text: String) {
    #expect(message(of: text)?.hasPrefix("write ISO 8601 such as 2026-01-15T20:30Z") == true)
  }

  private func message(of text: String) -> String? {
    do throws(InvalidTimeArgument) {
      _ = try Instant(argument: text)
      return nil
    } catch {
      return error.description
    }
  }
}
