import PQModel
import Testing

@testable import PQEngine
@testable import PQPlan

/// Keep, limit and project; sorting has a suite of its own.
@Suite struct ApplyTests {
  let table = Table([
    Column("timestamp", .time, .instants([0, 60_000, 120_000])),
    .texts("os.name", ["iOS", "Android", "iOS"]),
    Column("http", .measure(.bytes), .integers([1, 2, 3])),
    Column("sessions", .measure(.sessions), .decimals([0.5, 1, 1.5])),
  ])

  @Test(arguments: [
    (Int64(0), Int64(180_000), [0, 60_000, 120_000] as [Int64]), (0, 120_000, [0, 60_000]),
    (1, 120_001, [60_000, 120_000]), (60_000, 60_001, [60_000]), (200_000, 300_000, []),
  ])
  func keepsWhatBeginsInside(from: Int64, to: Int64, starts: [Int64]) {
    let range = TimeRange(from: Instant(milliseconds: from), to: Instant(milliseconds: to))
    let kept = table.applying(.keep(range))
    #expect(kept["timestamp"]?.values == .instants(starts))
    #expect(kept.columns.map(\.count) == Array(repeating: starts.count, count: 4))
  }

  @Test func aTableWithoutTimesIsKept() {
    let range = TimeRange(from: Instant(milliseconds: 0), to: Instant(milliseconds: 1))
    let table = Table([.texts("plan", ["a", "b"])], presentation: .document)
    #expect(table.applying(.keep(range)) == table)
  }

  @Test(arguments: [(0, 0), (1, 1), (3, 3), (4, 3), (Int.max, 3)])
  func limitsFromTheStart(limit: Int, count: Int) {
    let limited = table.applying(.limit(limit))
    #expect(limited.rowCount == count)
    #expect(limited["http"]?.values == .integers([1, 2, 3].prefix(count).map { $0 }))
    #expect(limited.columns.map(\.name) == table.columns.map(\.name))
  }

  @Test func projectsAndRenames() {
    let projected = table.applying(
      .project([
        Projection(column: "http", name: "bytes"),
        Projection(column: "timestamp", name: "timestamp"),
        Projection(column: "http", name: "again"), Projection(column: "p2p", name: "p2p"),
      ]))
    #expect(projected.columns.map(\.name) == ["bytes", "timestamp", "again"])
    #expect(projected.columns.map(\.meaning) == [.measure(.bytes), .time, .measure(.bytes)])
    #expect(projected["again"]?.values == .integers([1, 2, 3]))
    #expect(projected.rowCount == 3)
  }

  @Test func picksRowsOfEveryType() {
    let picked = table.rows([2, 0])
    #expect(picked["timestamp"]?.values == .instants([120_000, 0]))
    #expect(picked["http"]?.values == .integers([3, 1]))
    #expect(picked["sessions"]?.values == .decimals([1.5, 0.5]))
    guard case .texts(let texts)? = picked["os.name"]?.values else { return }
    #expect([texts[0], texts[1]] == ["iOS", "iOS"])
  }
}
