import PQFixture
import PQModel
import PQTestSupport

/// Fixture files for the checks that every backend must pass.
enum ConformanceFixture: String, CaseIterable {
  case minutesAsCSV, minutesAsJSON, hoursAsJSON, daysAsJSON

  var grain: Interval {
    switch self {
    case .minutesAsCSV, .minutesAsJSON: .m1
    case .hoursAsJSON: .h1
    case .daysAsJSON: .d1
    }
  }

  func backend() throws -> FileBackend {
    try self == .minutesAsCSV ? FileBackend("a.csv", csv) : FileBackend("a.json", json)
  }

  /// Different values; some look the same, and one is empty.
  private static let cities = [
    "K\u{F6}ln", "Ko\u{308}ln", "M\u{E1}laga", "", "O'Fallon", "東京", "a,\"b\"",
  ]
  private static let browsers = ["Chrome", "chrome", "Firefox"]

  /// About a third of all buckets for about a third of all groups; some rows are zero.
  private var rows: [(start: Int64, city: String, browser: String, numbers: [Int])] {
    var random = SeededRandom(seed: 7)
    var rows: [(Int64, String, String, [Int])] = []
    let midnight = CivilTime(year: 2026, month: 1, day: 15).instant.milliseconds
    for bucket in -400..<45 {
      let start = midnight + Int64(bucket) * grain.length.milliseconds
      for city in Self.cities {
        for browser in Self.browsers where random.next(4) == 0 {
          let scale = random.next(5) == 0 ? 1 : 1_000_000
          rows.append((start, city, browser, (0..<5).map { _ in random.next(scale) }))
        }
      }
    }
    return rows
  }

  private static let names =
    ["timestamp", "city.name", "browser.name"] + Metric.allCases.map(\.rawValue)

  private var csv: String {
    let lines = rows.map { row in
      "\(row.start),\(quoted(row.city)),\(row.browser),"
        + row.numbers.map(String.init).joined(separator: ",")
    }
    return ([Self.names.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private var json: String {
    let objects = rows.map { row in
      let texts = [String(row.start), JSONText.quoted(row.city), JSONText.quoted(row.browser)]
      let cells = zip(Self.names, texts + row.numbers.map(String.init))
      return "{" + cells.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }
    return "{\"grain\": \"\(grain.rawValue)\", \"data\": [\(objects.joined(separator: ", "))]}"
  }
}
