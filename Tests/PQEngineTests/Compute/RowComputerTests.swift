import PQModel
import PQTestSupport
import Testing

@testable import PQEngine

/// Columns over the answers of a backend: one row of 6 in every metric, now and a day before.
@Suite struct RowComputerTests {
  private static let backend = ScriptedBackend { request in
    var answer = DataTable.ones(request)
    for place in answer.columns.indices {
      switch answer.columns[place].values {
      case .integers: answer.columns[place].values = .integers([6])
      case .decimals: answer.columns[place].values = .decimals([1.5])
      default: continue
      }
    }
    return answer
  }

  @Test(arguments: [
    ("http", "6"), ("sessions", "1.5"), ("-http", "-6"), ("http * 2 - p2p / 3", "10.0"),
    ("abs(p2p - http * 2)", "6"), ("round(sessions)", "2"), ("p2p / (http - p2p)", "NULL"),
    ("coalesce(p2p / (http - p2p), 7)", "7.0"), ("if(http > 5, http, 0)", "6"),
    ("if(p2p / (http - p2p) > 0, 1, 2)", "2"), ("greatest(http, p2p * 2, 3)", "12"),
    ("rate(http)", "0.0016666666666666668"), ("sessions * 0 - 0", "0.0"),
    ("-(sessions * 0)", "0.0"),
  ])
  func expressionsAreComputedPerRow(column: String, text: String) async throws {
    let rows = try await Planned.rows("SELECT \(column) AS x LAST 1h EVERY 1h", Self.backend)
    #expect(rows == ["23:00 \(text)"])
  }

  @Test func changeIsRelativeToTheEarlierValue() async throws {
    let rows = try await Planned.rows(
      "SELECT http, http - 6 AS nothing LAST 1h EVERY 1h COMPARE WITH 1d AGO", Self.backend)
    #expect(rows == ["23:00 6 6 0.0 0 0 NULL"])
  }
}
