import PQModel
import Testing

@testable import PQPlan

/// The explanation of a plan as text.
@Suite struct ExplanationTests {
  struct Example: Sendable {
    let text: String
    let lines: [String]
  }

  static let examples = [
    Example(
      text: "SELECT p2p AS peers, http BY os WHERE city IN ('x', 'y') LAST 2h EVERY 1h"
        + " ORDER BY p2p DESC LIMIT 1",
      lines: [
        "1 request, not cached, no wait",
        "  request 1: 2026-01-15T18:00Z to 2026-01-15T20:00Z, 2 buckets of 1h",
        "    p2p, http by os.name where city.name IN ('x', 'y')",
        "  filter city.name IN ('x', 'y')  [api]",
        "  sort by p2p descending, timestamp, os.name  [local]", "  keep the first row  [local]",
      ]),
    Example(
      text: "SELECT http WHERE os = 'a' AND os = 'b' LAST 1h EVERY 1h",
      lines: [
        "no request: the filters contradict each other, so no row can match",
        "  filter os.name IN ('a') AND os.name IN ('b')  [never]", "  sort by timestamp  [local]",
      ]),
    Example(
      text: "SELECT http WHERE (os LIKE '%a%' OR os LIKE 'W%') AND country = 'DE' OR country = 'US'"
        + " LAST 1h EVERY 1h",
      lines: [
        "1 request, not cached, no wait",
        "  imply: only country.code IN ('DE', 'US') can match, so only that is requested",
        "  filter here: split by country.code, os.name as well, then filtered and added up",
        "  request 1: 2026-01-15T19:00Z to 2026-01-15T20:00Z, 1 bucket of 1h",
        "    http by country.code, os.name where country.code IN ('DE', 'US')",
        "  filter ((os.name LIKE '%a%' OR os.name LIKE 'W%') AND country.code IN ('DE'))"
          + " OR country.code IN ('US')  [local]",
        "  sort by timestamp  [local]",
      ]),
    Example(
      text: "SELECT http LAST 12h EVERY 2m",
      lines: [
        "2 requests, none cached, no wait", "  roll up: buckets of 2m from 1m",
        "  split: 12h -> 2 slices",
        "  request 1: 2026-01-15T08:30Z to 2026-01-15T14:30Z, 360 buckets of 1m", "    http",
        "  request 2: 2026-01-15T14:30Z to 2026-01-15T20:30Z, 360 buckets of 1m", "    http",
        "  sort by timestamp  [local]",
      ]),
    Example(
      text: "SELECT http SINCE '2025-12-15' UNTIL '2026-01-15T20:20'",
      lines: [
        "2 requests, none cached, no wait",
        "  tile: 2025-12-15T00:00Z to 2026-01-15T20:20Z from 10m and 1d",
        "  split: 31d20h20m -> 2 slices",
        "  request 1: 2025-12-15T00:00Z to 2026-01-15T00:00Z, 31 buckets of 1d", "    http",
        "  request 2: 2026-01-15T00:00Z to 2026-01-15T20:20Z, 122 buckets of 10m", "    http",
      ]),
    Example(
      text: "SELECT http LAST 1h EVERY AUTO COMPARE WITH 1d AGO FILL 0",
      lines: [
        "2 requests, none cached, no wait", "  pick: EVERY AUTO -> EVERY 1m, 60 buckets",
        "  compare: with 2026-01-14T19:30Z to 2026-01-14T20:30Z",
        "  request 1: 2026-01-15T19:30Z to 2026-01-15T20:30Z, 60 buckets of 1m", "    http",
        "  request 2: 2026-01-14T19:30Z to 2026-01-14T20:30Z, 60 buckets of 1m, to compare with",
        "    http", "  fill gaps with 0  [local]", "  compute http_change  [local]",
        "  sort by timestamp  [local]",
      ]),
    Example(
      text: "SELECT http BY os, isp WHERE city != 'x' AND country = 'US' LAST 1h EVERY 1h"
        + " TOP 2 BY p2p WITH OTHERS",
      lines: [
        "2 requests, none cached, no wait",
        "  subtract: city.name NOT IN ('x') -> all - city.name IN ('x')",
        "  request 1: 2026-01-15T19:00Z to 2026-01-15T20:00Z, 1 bucket of 1h, subtracted",
        "    http, p2p, played, rebuffered, sessions by os.name, isp.name"
          + " where country.code IN ('US') AND city.name IN ('x')",
        "  request 2: 2026-01-15T19:00Z to 2026-01-15T20:00Z, 1 bucket of 1h",
        "    http, p2p, played, rebuffered, sessions by os.name, isp.name"
          + " where country.code IN ('US')",
        "  filter city.name NOT IN ('x')  [api]", "  filter country.code IN ('US')  [api]",
        "  keep the top 2 groups, add up the others  [local]",
        "  sort by timestamp, rank in TOP, os.name, isp.name  [local]",
      ]),
    Example(
      text:
        "SELECT http BY os, isp, city WHERE city IN ('x', 'y') HAVING http > 1 LAST 1h EVERY 1h",
      lines: [
        "2 requests, none cached, no wait",
        "  fan out: city.name has 2 values, each in a request of its own",
        "  request 1: 2026-01-15T19:00Z to 2026-01-15T20:00Z, 1 bucket of 1h",
        "    http by os.name, isp.name where city.name IN ('x')",
        "  request 2: 2026-01-15T19:00Z to 2026-01-15T20:00Z, 1 bucket of 1h",
        "    http by os.name, isp.name where city.name IN ('y')",
        "  filter city.name IN ('x', 'y')  [api]", "  keep the rows that match HAVING  [local]",
        "  sort by timestamp, os.name, isp.name, city.name  [local]",
      ]),
    Example(
      text: "SELECT http WHERE (os = 'a' AND city = 'x') OR (os = 'b' AND city LIKE 'y%')"
        + " LAST 1h EVERY 1h",
      lines: [
        "1 request, not cached, no wait",
        "  imply: only os.name IN ('a', 'b') can match, so only that is requested",
        "  filter here: split by city.name, os.name as well, then filtered and added up",
        "  request 1: 2026-01-15T19:00Z to 2026-01-15T20:00Z, 1 bucket of 1h",
        "    http by city.name, os.name where os.name IN ('a', 'b')",
        "  filter (os.name IN ('a') AND city.name IN ('x'))"
          + " OR (os.name IN ('b') AND city.name LIKE 'y%')  [local]",
        "  sort by timestamp  [local]",
      ]),
  ]

  @Test(arguments: examples)
  func forPeople(example: Example) throws {
    #expect(try lines(example.text) == example.lines)
  }

  @Test(arguments: [
    (Forecast(), "4 requests, none cached, no wait"),
    (Forecast(cached: 1, wait: 12 * .second), "4 requests, 1 cached, a wait of about 12s"),
    (Forecast(cached: 4), "4 requests, all cached, no wait"),
    (Forecast(cachedInPart: 4), "4 requests, 4 cached in part, no wait"),
    (Forecast(cached: 3, cachedInPart: 1), "4 requests, 3 cached, 1 in part, no wait"),
  ])
  func firstLineHasTheCost(forecast: Forecast, line: String) throws {
    let plan = try #require(Planned("SELECT http LAST 1d EVERY 1m").plan)
    #expect(Explanation(plan: plan, forecast: forecast).text.first == line)
    let single = try #require(Planned("SELECT http LAST 1h EVERY 1h").plan)
    #expect(single.summary(Forecast(cached: 1)) == "1 request, cached, no wait")
    #expect(single.summary(Forecast(cachedInPart: 1)) == "1 request, cached in part, no wait")
  }

  @Test func manyRequestsAreCutShort() throws {
    let list = (1...100).map { "'\($0)'" }.joined(separator: ", ")
    let lines = try lines("SELECT http BY os, isp, city WHERE city IN (\(list)) LAST 1h EVERY 1h")
    #expect(lines.first == "100 requests, none cached, no wait")
    #expect(lines.contains("  ... and 80 more requests like these"))
    #expect(lines.allSatisfy { $0.utf8.count < 200 })
  }

  private func lines(_ text: String) throws -> [String] {
    let plan = try #require(Planned(text).plan)
    return Explanation(plan: plan, forecast: Forecast()).text
  }
}
