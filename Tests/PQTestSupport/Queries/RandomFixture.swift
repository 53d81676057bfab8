import Foundation
public import PQFixture
public import PQModel

/// A small fixture file of random traffic, of which much lies in its last hours and some reaches back
/// over a change of the clocks.
public struct RandomFixture: Sendable {
  /// Who answers from the file.
  public let backend: FileBackend
  /// The groups of the rows: a value for each dimension.
  public let groups: [[String]]

  /// Its clock: the end of its last minute.
  public static let end = CivilTime(year: 2026, month: 4, day: 5).instant

  /// Every average over whole minutes, hours, days or months of numbers that are multiples of this one
  /// is exact: so all ways to an average lead to one number, and ties are ties.
  private static let sessionUnit = 27 * 125 * 7 * 23 * 29 * 31

  /// Values that differ, though some look alike, and one that looks like the name of the others.
  private static let values = ["a", "b", "B", "K\u{F6}ln", "Ko\u{308}ln", "(others)", "it's", ""]

  /// The fixture that the seed decides.
  public init(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let values = PQModel.Dimension.allCases.map { _ in
      Array(Self.values.shuffled(using: &random).prefix(2 + random.next(3)))
    }
    groups = (0..<10).map { _ in values.map { $0[random.next($0.count)] } }
    let path = FileManager.default.temporaryDirectory.appending(path: "pq-\(UUID().uuidString).csv")
    try Self.text(groups, &random).write(to: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: path) }
    backend = try FileBackend(path: path.path)
  }

  private static func text(_ groups: [[String]], _ random: inout SeededRandom) -> String {
    let names =
      ["timestamp"] + PQModel.Dimension.allCases.map(\.rawValue) + Metric.allCases.map(\.rawValue)
    var lines = [names.joined(separator: ",")]
    var seen: Set<String> = []
    for row in 0..<500 {
      let reach = [1440 * 45, 1440 * 3, 480][random.next(3)]
      let minute = row == 0 ? 1 : 1 + Int64(random.next(reach))
      let group = groups[random.next(groups.count)].map { "\"\($0)\"" }.joined(separator: ",")
      let start = (end - minute * .minute).milliseconds
      guard seen.insert("\(start) \(group)").inserted else { continue }
      let numbers = (0..<4).map { _ in number(&random) } + [random.next(6) * sessionUnit]
      lines.append("\(start),\(group),\(numbers.map(String.init).joined(separator: ","))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func number(_ random: inout SeededRandom) -> Int {
    random.next(5) == 0 ? 0 : random.next([10, 1000, 1 << 54][random.next(3)])
  }
}
