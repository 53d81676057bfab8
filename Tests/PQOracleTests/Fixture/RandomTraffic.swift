import Foundation
import PQModel
import PQTestSupport

/// Sparse random traffic from a seed. Much of it is in the last days, and a little in the last years.
struct RandomTraffic {
  /// The parameters of a fixture.
  struct Style {
    var name: String
    var seed: UInt64
    var rows: Int
    var groups: Int
    /// The end of the last minute, in milliseconds since the epoch.
    var now: Int64
    /// The exclusive upper bound of the whole numbers.
    var largest: Int64
    /// The time zone of most queries, or `nil` if there is no preferred zone.
    var zone: String?
  }

  static let sparse = Style(
    name: "sparse", seed: 1, rows: 9000, groups: 44,
    now: CivilTime(year: 2026, month: 4, day: 5).instant.milliseconds + (13 * 60 + 37) * 60_000,
    largest: 6000)

  /// Traffic with sums above 2^53. Two or three of these sums add up to less than 2^63.
  static let huge = Style(
    name: "huge", seed: 2, rows: 500, groups: 12,
    now: CivilTime(year: 2025, month: 11, day: 6).instant.milliseconds, largest: 1 << 51)

  /// Traffic with sums above 2^63. The product of two sums is less than 2^127.
  static let beyond = Style(
    name: "beyond", seed: 3, rows: 300, groups: 12,
    now: CivilTime(year: 2025, month: 11, day: 6).instant.milliseconds, largest: 1 << 60)

  /// Traffic up to the day after a clock change near midnight. The first four changes skip midnight.
  static let clockChanges =
    [
      ("Africa/Cairo", CivilTime(year: 2026, month: 4, day: 25)),
      ("Asia/Beirut", CivilTime(year: 2026, month: 3, day: 30)),
      ("America/Santiago", CivilTime(year: 2025, month: 9, day: 8)),
      ("America/Havana", CivilTime(year: 2026, month: 3, day: 9)),
      // Here the hour before or after midnight occurs twice.
      ("Africa/Cairo", CivilTime(year: 2025, month: 10, day: 31)),
      ("America/Havana", CivilTime(year: 2025, month: 11, day: 3)),
    ].enumerated().map { place, change in
      Style(
        name: "clocks\(place)", seed: 10 + UInt64(place), rows: 1500, groups: 8,
        now: change.1.instant.milliseconds + (11 * 60 + 23) * 60_000, largest: 6000,
        zone: change.0)
    }

  private let style: Style
  private var random: SeededRandom

  static func fixture(_ style: Style, in folder: URL) throws -> OracleFixture {
    var traffic = RandomTraffic(style: style, random: SeededRandom(seed: style.seed))
    return try OracleFixture(style.name, in: folder, rows: traffic.rows(), zone: style.zone)
  }

  private mutating func rows() -> [TrafficRow] {
    let groups = (0..<style.groups).map { _ in group() }
    let last = style.now / 60_000 - 1
    var seen = Set<String>()
    var rows: [TrafficRow] = []
    while rows.count < style.rows {
      let minute = rows.isEmpty ? last : last - Int64(age())
      let values = groups[random.next(groups.count)]
      guard seen.insert("\(minute) \(values.map { Array($0.utf8) })").inserted else { continue }
      rows.append(row(minute, values))
    }
    return rows.sorted { $0.minute < $1.minute }
  }

  /// Returns the age of a row in minutes before the last minute. Half of the ages form clusters, so that
  /// there are empty buckets between them.
  private mutating func age() -> Int {
    let day = 24 * 60
    let ages = [6 * 60, 2 * day, 2 * day, 8 * day, 14 * day, 14 * day, 22 * day, 900 * day]
    let age = random.next(ages[random.next(ages.count)])
    return random.next(2) == 0 ? age : age / 97 * 97 + random.next(9)
  }

  private mutating func group() -> [String] {
    PQModel.ExportDimension.allCases.map { dimension in
      let values = Self.values[dimension] ?? []
      // The first values are the most frequent ones.
      return values[min(random.next(values.count), random.next(values.count))]
    }
  }

  private mutating func row(_ minute: Int64, _ values: [String]) -> TrafficRow {
    let isIdle = random.next(50) == 0
    let wholes = (0..<4).map { _ in
      isIdle || random.next(3) == 0 ? 0 : Int64(random.next(Int(style.largest)))
    }
    // A multiple of 315/4 stays exact when it is averaged over any interval of the API. So equal groups
    // are equal for pq and for DuckDB.
    let sessions = isIdle || random.next(4) == 0 ? 0 : Double(random.next(60)) * 78.75
    return TrafficRow(minute: minute, values: values, wholes: wholes, sessions: sessions)
  }

  /// Values with quotes, commas and special characters of LIKE, empty values, and values that look
  /// alike.
  private static let values: [PQModel.ExportDimension: [String]] = [
    .browserName: ["Chrome", "chrome", "Firefox", "50%"],
    .countryCode: ["US", "DE", "\u{405}U", ""],
    .cityName: ["K\u{F6}ln", "Ko\u{308}ln", "L'Aquila", "Washington, DC", "\"Q\""],
    .ispName: ["A_B", "AxB", "A\\B", "a%b", "A\\_B"],
    .osName: ["iOS", "Android"],
    .sessionPage: ["/", "/live", "/\u{41B}\u{410}\u{419}\u{412}", "/live/100%_x"],
  ]
}
