import PQEngine
import PQFixture
import PQModel
import PQTestSupport
import Testing

/// Answers from more rows than a chunk can hold, compared with sums of this test.
@Suite struct FileSumsTests {
  /// The order of the rows in the file.
  enum Order: CaseIterable {
    case rising, falling, none
  }

  struct Row {
    let minute: Int
    let country: String
    let system: String
    let http: Int
    let sessions: Int

    var text: String { "\(minute * 60_000),\(country),\(system),\(http),\(sessions)" }
  }

  private static let countries = ["US", "DE", "FR", "GB", "JP", "CN", "BR"]
  private static let systems = ["iOS", "Linux", "Android"]

  /// Returns most minutes of each group. One group begins late, and one has every ninth minute
  /// only.
  private static func rows(_ order: Order) -> [Row] {
    var random = SeededRandom(seed: 7)
    var rows: [Row] = []
    for minute in 0..<2600 {
      for (place, country) in countries.enumerated() {
        for system in systems where Int.random(in: 0..<10, using: &random) > 1 {
          if place == 0 && minute < 1000 || place == 1 && minute % 9 > 0 { continue }
          let (http, sessions) = (Int(random.next() >> 20), Int(random.next() >> 60) + 1)
          rows.append(
            Row(
              minute: minute, country: country, system: system, http: http, sessions: sessions))
        }
      }
    }
    switch order {
    case .rising: return rows
    case .falling: return rows.reversed()
    case .none: return rows.shuffled(using: &random)
    }
  }

  @Test(arguments: Order.allCases)
  func everyRowIsInOneSum(order: Order) async throws {
    let rows = Self.rows(order)
    #expect(rows.count > 1 << 15)
    let header = "timestamp,country.code,os.name,http,sessions"
    let text = ([header] + rows.map(\.text)).joined(separator: "\n")
    let backend = try FileBackend("a.csv", text)
    for (interval, minutes) in [
      (Interval.m1, 990..<1060), (.m5, 500..<800), (.m30, 0..<2610), (.h1, 960..<2400),
      (.h3, 0..<2700), (.d1, 1440..<2880),
    ] {
      let sums = Self.sums(of: rows, interval, minutes)
      let answer = try await backend.rows(
        Int64(minutes.lowerBound) * 60_000..<Int64(minutes.upperBound) * 60_000, interval,
        [.http, .sessions], by: [.countryCode],
        filters: [
          .init(.countryCode, in: ["JP", "US", "DE"]), .init(.osName, in: ["Linux", "iOS"]),
        ])
      #expect(answer == sums)
    }
  }

  /// Returns the expected answer for these countries and systems, computed row by row.
  private static func sums(of rows: [Row], _ interval: Interval, _ minutes: Range<Int>)
    -> [String]
  {
    let length = Int(interval.length.milliseconds / 60_000)
    var sums: [String: (http: Int, sessions: Int)] = [:]
    for row in rows where minutes.contains(row.minute) {
      guard ["US", "DE", "JP"].contains(row.country), row.system != "Android" else { continue }
      let key = "\(row.minute / length * length * 60_000) \(row.country)"
      sums[key, default: (0, 0)].http += row.http
      sums[key, default: (0, 0)].sessions += row.sessions
    }
    return sums.map { "\($0.key) \($0.value.http) \(Double($0.value.sessions) / Double(length))" }
      .sorted()
  }
}
