import Foundation
import PQModel
import PQTestSupport

/// A fixture file that pq and DuckDB read, with the facts that the query generator needs.
struct OracleFixture: Sendable {
  let url: URL
  /// The different values of each dimension.
  let values: [PQModel.ExportDimension: [String]]
  /// The different groups, each with a value for every dimension in the order of the API document.
  let groups: [[String]]
  /// The end of the last bucket, in milliseconds since the epoch.
  let now: Int64
  /// An upper bound for the sums of each whole metric.
  let largestSum: Double
  /// The time zone of most queries, or `nil` if there is no preferred zone.
  let zone: String?
  /// The file with the same rows in another order.
  let shuffledURL: URL

  /// True if a sum may not fit into 64 bits.
  var isBeyond: Bool { largestSum >= 0x1p63 }

  /// Writes the rows to a file in a folder, and in a random order to a second file.
  init(_ name: String, in folder: URL, rows: [TrafficRow], zone: String? = nil) throws {
    self.zone = zone
    url = folder.appending(path: "\(name).csv")
    shuffledURL = folder.appending(path: "\(name)-shuffled.csv")
    var random = SeededRandom(seed: 3)
    try Self.write(rows, to: url)
    try Self.write(rows.shuffled(using: &random), to: shuffledURL)
    var values: [PQModel.ExportDimension: [String]] = [:]
    for (place, dimension) in PQModel.ExportDimension.allCases.enumerated() {
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

  /// Returns each group once. Texts that look alike but have different bytes are different.
  private static func distinct(_ groups: [[String]]) -> [[String]] {
    var seen = Set<[[UInt8]]>()
    return groups.filter { seen.insert($0.map { Array($0.utf8) }).inserted }
  }
}
