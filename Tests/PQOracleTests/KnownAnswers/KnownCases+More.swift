import PQModel

/// Cases of TOP, COMPARE WITH and WHERE.
extension KnownCases {
  private static let from = "2026-03-30T10:00Z"
  private static let to = "2026-03-30T12:00Z"
  private static let ten = KnownCase.time(from)
  private static let eleven = KnownCase.time("2026-03-30T11:00Z")

  static func tops(_ fixture: OracleFixture) -> [KnownCase] {
    [
      KnownCase(
        "TOP shows all buckets of the best groups", [.http], from: from, to: to, every: 60,
        [
          [ten, .text("A"), .whole(15)], [ten, .text("(others)"), .whole(1)],
          [eleven, .text("A"), .whole(8)],
        ], on: fixture
      ) { $0.split(top: .http, hasOthers: true) },
      KnownCase(
        "without EVERY the best group comes first", [.p2p], from: from, to: to,
        [[.text("B"), .whole(9)], [.text("(others)"), .whole(7)]], on: fixture
      ) { $0.split(top: .p2p, hasOthers: true) },
      KnownCase(
        "without OTHERS shares are still of all", [.share(.http)], from: from, to: to,
        [[.text("A"), .decimal(23.0 / 24)]], on: fixture
      ) { $0.split(top: .http, hasOthers: false) },
    ]
  }

  static func comparisons(_ fixture: OracleFixture) -> [KnownCase] {
    let hour: Int64 = 3_600_000
    let earlier = Buckets.uniform(
      from: KnownTraffic.milliseconds("2026-03-30T10:00Z"), length: hour, count: 1)
    return [
      KnownCase(
        "a side without a row has metrics of 0", [.http], from: "2026-03-30T11:00Z", to: to,
        every: 60,
        [
          [eleven, .text("A"), .whole(8), .whole(15), .decimal(-7.0 / 15)],
          [eleven, .text("B"), .whole(0), .whole(1), .decimal(-1)],
        ], on: fixture
      ) {
        $0.dimensions = [.browserName]
        $0.earlier = OracleQuery.Earlier(text: "1h AGO", buckets: earlier)
      },
      KnownCase(
        "a group that has vanished is in TOP", [.p2p], from: "2026-03-30T11:00Z", to: to,
        [
          [.text("B"), .whole(0), .whole(9), .decimal(-1)],
          [.text("(others)"), .whole(2), .whole(5), .decimal(-0.6)],
        ], on: fixture
      ) {
        $0.split(top: .p2p, hasOthers: true)
        $0.earlier = OracleQuery.Earlier(text: "1h AGO", buckets: earlier)
      },
    ]
  }

  static func predicates(_ fixture: OracleFixture) -> [KnownCase] {
    let found: [(String, Bool, Int64?)] = [
      ("a_\\_b", false, nil), ("a\\_b", false, 24), ("A\\_B", false, nil), ("A\\_B", true, 24),
      ("a%b", false, 24), ("____", false, 24), ("___", false, nil),
    ]
    let cases = found.map { pattern, ignoresCase, sum in
      KnownCase(
        "LIKE \(pattern)", [.http], from: from, to: to, sum.map { [[.whole($0)]] } ?? [],
        on: fixture
      ) {
        $0.match = .test(
          .ispName, .like(pattern, ignoresCase: ignoresCase, isNegated: false))
      }
    }
    let lookAlike = KnownCase(
      "values are compared byte by byte", [.http], from: from, to: to, [], on: fixture
    ) { $0.match = .test(.cityName, .equals("Ko\u{308}ln")) }
    let empty = KnownCase(
      "a value may be empty", [.http], from: from, to: to, [[.whole(24)]], on: fixture
    ) { $0.match = .not(.test(.osName, .differs(""))) }
    return cases + [lookAlike, empty]
  }
}

extension OracleQuery {
  fileprivate mutating func split(top formula: Formula, hasOthers: Bool) {
    dimensions = [.browserName]
    top = Top(count: 1, formula: formula, hasOthers: hasOthers)
  }
}
