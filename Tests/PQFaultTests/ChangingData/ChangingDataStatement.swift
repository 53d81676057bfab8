import PQ
import PQFixture
import PQTestSupport

/// A random statement about the newest buckets. Its filter needs one dimension more than a request can
/// split by.
struct ChangingDataStatement {
  let text: String
  /// True if a list of values makes inclusion-exclusion unnecessary.
  let hasList: Bool

  private static let ranges = [
    "LAST 30m EVERY 5m", "LAST 1h EVERY 10m", "LAST 25m", "LAST 2h INCLUDING NOW EVERY 1h",
    "LAST 20m EVERY 1m", "DURING TODAY INCLUDING NOW EVERY 1d",
  ]

  init(_ random: inout SeededRandom) {
    let demo = DemoBackend()
    let dimensions = [ExportDimension.browserName, .countryCode, .osName, .ispName]
      .shuffled(using: &random)
    let values = dimensions.map { Array(demo.knownValues(of: $0).prefix(8)) }
    hasList = random.next(2) == 0
    let excluded = Self.list(values[2], 1 + random.next(3), &random)
    var parts = ["\(dimensions[2].rawValue) NOT IN \(excluded)"]
    if !hasList, random.next(3) == 0 {
      let value = Self.list(values[3], 1, &random)
      parts = ["(\(dimensions[3].rawValue) IN \(value) OR \(parts[0]))"]
    }
    if hasList {
      parts.append("\(dimensions[0].rawValue) IN \(Self.list(values[0], 4, &random))")
    }
    let by = dimensions[..<2].map(\.rawValue).joined(separator: ", ")
    let range = Self.ranges[random.next(Self.ranges.count)]
    text = "SELECT * BY \(by) WHERE \(parts.joined(separator: " AND ")) \(range)"
  }

  private static func list(
    _ values: [String], _ count: Int, _ random: inout SeededRandom
  ) -> String {
    "(\(values.shuffled(using: &random).prefix(count).map { "'\($0)'" }.joined(separator: ", ")))"
  }

  func outcome(_ backend: any Backend) async -> Outcome {
    await Session(backend: backend, now: DemoBackend().clock).outcome(of: text)
  }
}
