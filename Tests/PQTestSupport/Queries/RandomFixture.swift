import Foundation
public import PQFixture
public import PQModel

/// A small fixture file of random traffic. Much of the traffic is in the last hours, and some is before
/// a change of the clocks.
public struct RandomFixture: Sendable {
  /// The backend that answers from the file.
  public let backend: FileBackend
  /// A backend that answers from the same rows in another order.
  public let shuffled: FileBackend
  /// The groups of the rows, each with a value for every dimension.
  public let groups: [[String]]

  /// The clock of the backends: the end of the last minute.
  public static let end = CivilTime(year: 2026, month: 4, day: 5).instant

  /// Different values, of which some look alike and one looks like the label of the other groups.
  private static let values = ["a", "b", "B", "K\u{F6}ln", "Ko\u{308}ln", "(others)", "it's", ""]

  /// Creates the fixture of a seed.
  ///
  /// - Throws: An error if the file cannot be written or read.
  public init(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let values = PQModel.ExportDimension.allCases.map { _ in
      Array(Self.values.shuffled(using: &random).prefix(2 + random.next(3)))
    }
    groups = (0..<10).map { _ in values.map { $0[random.next($0.count)] } }
    let lines = Self.lines(groups, &random)
    backend = try Self.backend(lines)
    shuffled = try Self.backend(lines.shuffled(using: &random))
  }

  private static func backend(_ lines: [String]) throws -> FileBackend {
    let path = FileManager.default.temporaryDirectory.appending(path: "pq-\(UUID().uuidString).csv")
    let names =
      ["timestamp"] + PQModel.ExportDimension.allCases.map(\.rawValue)
      + Metric.allCases.map(\.rawValue)
    let text = ([names.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
    try text.write(to: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: path) }
    return try FileBackend(path: path.path)
  }

  private static func lines(_ groups: [[String]], _ random: inout SeededRandom) -> [String] {
    var lines: [String] = []
    let digits = random.next(5)
    var seen: Set<String> = []
    for row in 0..<500 {
      let reach = [1440 * 45, 1440 * 3, 480][random.next(3)]
      let minute = row == 0 ? 1 : 1 + Int64(random.next(reach))
      let group = groups[random.next(groups.count)].map { "\"\($0)\"" }.joined(separator: ",")
      let start = (end - minute * .minute).milliseconds
      guard seen.insert("\(start) \(group)").inserted else { continue }
      let numbers = (0..<4).map { _ in "\(number(&random))" } + [sessions(digits, &random)]
      lines.append("\(start),\(group),\(numbers.joined(separator: ","))")
    }
    return lines
  }

  /// Returns an average of sessions: a whole number, one with some decimal digits, or one with all
  /// digits of a double. There are large, small and equal numbers.
  private static func sessions(_ digits: Int, _ random: inout SeededRandom) -> String {
    switch (random.next(4), digits) {
    case (0, _): return "0"
    case (1, _): return "\(random.next(4))"
    case (_, 4): return "\(Double.random(in: 0..<[1, 1e-7, 1e6][random.next(3)], using: &random))"
    default:
      let number = random.next([10, 100_000, 1_000_000_000][random.next(3)])
      return digits == 0 ? "\(number)" : "\(number).\(1 + random.next([9, 99, 999][digits - 1]))"
    }
  }

  private static func number(_ random: inout SeededRandom) -> Int {
    random.next(5) == 0 ? 0 : random.next([10, 1000, 1 << 54][random.next(3)])
  }
}
