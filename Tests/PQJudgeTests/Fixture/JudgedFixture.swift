import Foundation
import PQModel
import PQTestSupport

/// A fixture file that both sides read, and what a generator must know of it.
struct JudgedFixture: Sendable {
  let url: URL
  /// The values of each dimension.
  let values: [PQModel.Dimension: [String]]
  /// The values of each group, in the order of the API document.
  let groups: [[String]]
  /// The end of the last bucket, in milliseconds since the epoch.
  let now: Int64
  /// What no sum of a whole metric exceeds.
  let largestSum: Double
  /// The zone that most queries are asked in; nil for any.
  let zone: String?
  /// The same rows in another order.
  let shuffledURL: URL

  /// Whether a sum may have no place in 64 bits.
  var isBeyond: Bool { largestSum >= 0x1p63 }

  /// Writes rows to a file in a folder, and to another one in a random order.
  init(_ name: String, in folder: URL, rows: [TrafficRow], zone: String? = nil) throws {
    self.zone = zone
    url = folder.appending(path: "\(name).csv")
    shuffledURL = folder.appending(path: "\(name)-shuffled.csv")
    var random = SeededRandom(seed: 3)
    try Self.write(rows, to: url)
    try Self.write(rows.shuffled(using: &random), to: shuffledURL)
    var values: [PQModel.Dimension: [String]] = [:]
    for (place, dimension) in PQModel.Dimension.allCases.enumerated() {
      values[dimension] = Self.distinct(rows.map { [$0.values[place]] }).map { $0[0] }
    }
    self.values = values
    groups = Self.distinct(rows.map(\.values))
    now = ((rows.map(\.minute).max() ?? 0) + 1) * 60_000
    largestSum =
      (0..<4).map { place in rows.reduce(0) { $0 + Double($1.wholes[place]) } }.max() ?? 0
  }

  private static func write(_ rows: [TrafficRow], to url: URL) throws {
    let lines = [TrafficRow.header] + rows.map(\.line)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: url)
  }

  /// Each group once, texts that only look alike being two.
  private static func distinct(_ groups: [[String]]) -> [[String]] {
    var seen = Set<[[UInt8]]>()
    return groups.filter { seen.insert($0.map { Array($0.utf8) }).inserted }
  }
}
