import Foundation
import PQModel
import PQTestSupport

/// Sparse traffic that a seed decides: much of it in the last days, a little in the last years.
struct RandomTraffic {
  /// What a fixture is like.
  struct Style {
    var name: String
    var seed: UInt64
    var rows: Int
    var groups: Int
    /// The end of the last minute.
    var now: Int64
    /// No value is larger.
    var largest: Int64
    /// The zone that most queries are asked in; nil for any.
    var zone: String?
  }

  /// Many rows with small values.
  static let sparse = Style(
    name: "sparse", seed: 1, rows: 9000, groups: 44,
    now: CivilTime(year: 2026, month: 4, day: 5).instant.milliseconds + (13 * 60 + 37) * 60_000,
    largest: 6000)

  /// Sums past 2^53, and below 2^63 even where two or three of them are added up.
  static let huge = Style(
    name: "huge", seed: 2, rows: 500, groups: 12,
    now: CivilTime(year: 2025, month: 11, day: 6).instant.milliseconds, largest: 1 << 51)

  /// Sums past 2^63, and products of two of them below 2^127.
  static let beyond = Style(
    name: "beyond", seed: 3, rows: 300, groups: 12,
    now: CivilTime(year: 2025, month: 11, day: 6).instant.milliseconds, largest: 1 << 60)

  /// The day after clocks were changed at a midnight, which they skip.
  static let clockChanges =
    [
      ("Africa/Cairo", CivilTime(year: 2026, month: 4, day: 25)),
      ("Asia/Beirut", CivilTime(year: 2026, month: 3, day: 30)),
      ("America/Santiago", CivilTime(year: 2025, month: 9, day: 8)),
      ("America/Havana", CivilTime(year: 2026, month: 3, day: 9)),
      // The hour before midnight, or the one behind it, is shown twice.
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

  /// Writes a fixture into a folder.
  static func fixture(_ style: Style, in folder: URL) throws -> JudgedFixture {
    var traffic = RandomTraffic(style: style, random: SeededRandom(seed: style.seed))
    return try JudgedFixture(style.name, in: folder, rows: traffic.rows(), zone: style.zone)
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

  /// How many minutes a row lies before the last one. Half of them cluster, so that whole buckets
  /// stay empty between them.
  private mutating func age() -> Int {
    let day = 24 * 60
    let ages = [6 * 60, 2 * day, 2 * day, 8 * day, 14 * day, 14 * day, 22 * day, 900 * day]
    let age = random.next(ages[random.next(ages.count)])
    return random.next(2) == 0 ? age : age / 97 * 97 + random.next(9)
  }

  private mutating func group() -> [String] {
    PQModel.Dimension.allCases.map { dimension in
      let values = Self.values[dimension] ?? []
      // The first values are the frequent ones.
      return values[min(random.next(values.count), random.next(values.count))]
    }
  }

  private mutating func row(_ minute: Int64, _ values: [String]) -> TrafficRow {
    let isIdle = random.next(50) == 0
    let wholes = (0..<4).map { _ in
      isIdle || random.next(3) == 0 ? 0 : Int64(random.next(Int(style.largest)))
    }
    // A multiple of 315/4 stays exact when it is averaged over any interval of the API, so that
    // two groups which tie do so on both sides.
    let sessions = isIdle || random.next(4) == 0 ? 0 : Double(random.next(60)) * 78.75
    return TrafficRow(minute: minute, values: values, wholes: wholes, sessions: sessions)
  }

  /// Values with quotes, commas, nothing in them, characters that LIKE takes for its own, and some
  /// that only look alike.
  private static let values: [PQModel.Dimension: [String]] = [
    .browserName: ["Chrome", "chrome", "Firefox", "50%"],
    .countryCode: ["US", "DE", "\u{405}U", ""],
    .cityName: ["K\u{F6}ln", "Ko\u{308}ln", "L'Aquila", "Washington, DC", "\"Q\""],
    .ispName: ["A_B", "AxB", "A\\B", "a%b", "A\\_B"],
    .osName: ["iOS", "Android"],
    .sessionPage: ["/", "/live", "/\u{41B}\u{410}\u{419}\u{412}", "/live/100%_x"],
  ]
}
