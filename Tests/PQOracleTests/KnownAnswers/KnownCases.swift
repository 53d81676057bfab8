import PQModel

/// The expected answers of the SQL. Every number was computed by hand.
enum KnownCases {
  private static let ten = KnownCase.time("2026-03-30T10:00Z")
  private static let eleven = KnownCase.time("2026-03-30T11:00Z")
  private static let halfPastTen = KnownCase.time("2026-03-30T10:30Z")
  private static let halfPastEleven = KnownCase.time("2026-03-30T11:30Z")
  private static let from = "2026-03-30T10:00Z"
  private static let to = "2026-03-30T12:00Z"

  static func all(on fixture: OracleFixture) -> [KnownCase] {
    sums(fixture) + windows(fixture) + reducers(fixture) + fillings(fixture) + tops(fixture)
      + comparisons(fixture) + predicates(fixture)
  }

  private static func sums(_ fixture: OracleFixture) -> [KnownCase] {
    let half = Formula.arithmetic(.negated(.http), .over, .number(.whole(2)))
    return [
      KnownCase(
        "sessions average over the whole bucket", [.http, .sessions], from: from, to: to, every: 60,
        [[ten, .whole(16), .decimal(1.5)], [eleven, .whole(8), .decimal(0.25)]], on: fixture),
      KnownCase(
        "sessions average over the whole range", [.sessions], from: from, to: to,
        [[.decimal(0.875)]], on: fixture),
      KnownCase(
        "halves are rounded away from zero", [.rounded(half, digits: nil)], from: from, to: to,
        [[.text("A"), .decimal(-12)], [.text("B"), .decimal(-1)]], on: fixture
      ) { $0.dimensions = [.browserName] },
      KnownCase(
        "the day on which clocks go forward has 23 hours", [.http, .rate(.http)],
        from: "2026-03-27T23:00Z", to: "2026-03-29T22:00Z", every: 1440,
        [[KnownCase.time("2026-03-28T23:00Z"), .whole(107), .decimal(107.0 / (23 * 3600))]],
        on: fixture, zone: "Europe/Berlin"),
      KnownCase(
        "x / 0 is NULL", [.arithmetic(.http, .over, .p2p)], from: "2026-03-29T22:00Z",
        to: "2026-03-29T23:00Z", [[.null]], on: fixture),
    ]
  }

  private static func windows(_ fixture: OracleFixture) -> [KnownCase] {
    let columns: [Formula] = [
      .share(.http), .rank(.http), .delta(.http), .window(.cumulative, .http),
      .window(.movingAverage(rows: 2), .http), .rate(.http),
    ]
    let rows: [[Cell]] = [
      [
        ten, .text("A"), .decimal(15.0 / 16), .whole(1), .null, .whole(15), .decimal(15),
        .decimal(15.0 / 3600),
      ],
      [
        ten, .text("B"), .decimal(1.0 / 16), .whole(2), .null, .whole(1), .decimal(1),
        .decimal(1.0 / 3600),
      ],
      [
        eleven, .text("A"), .decimal(1), .whole(1), .whole(-7), .whole(23), .decimal(11.5),
        .decimal(8.0 / 3600),
      ],
    ]
    let unknown = Check.not(.comparison(.delta(.http), ">", .number(.whole(0))))
    return [
      KnownCase("windows", columns, from: from, to: to, every: 60, rows, on: fixture) {
        $0.dimensions = [.browserName]
      },
      KnownCase(
        "what is unknown does not stay", [.http], from: from, to: to, every: 60,
        [[eleven, .whole(8)]], on: fixture
      ) { $0.having = unknown },
    ]
  }

  private static func reducers(_ fixture: OracleFixture) -> [KnownCase] {
    let columns = ReducerCall.usual.map { Formula.reduced($0, .http, minutes: 1) }
    return [
      KnownCase(
        "reducers look at minutes with traffic: 1, 5, 8 and 10", columns, from: from, to: to,
        [[.whole(10), .whole(1), .decimal(6), .decimal(6.5), .decimal(9.7), .decimal(9.94)]],
        on: fixture),
      KnownCase(
        "with FILL 0 they look at 116 others", columns, from: from, to: to,
        [[.whole(10), .whole(0), .decimal(0.2), .decimal(0), .decimal(0), .decimal(7.43)]],
        on: fixture
      ) { $0.filling = .zero },
    ]
  }

  private static func fillings(_ fixture: OracleFixture) -> [KnownCase] {
    let expected: [(OracleQuery.Filling, [Cell])] = [
      (.zero, [.whole(0), .whole(0), .decimal(0)]), (.null, [.null, .null, .null]),
      (.previous, [.whole(0), .whole(0), .decimal(0)]),
      (.linear, [.whole(0), .whole(0), .decimal(0)]),
    ]
    return expected.map { filling, cells in
      KnownCase(
        "FILL \(filling.rawValue)", [.http, .negated(.http), .sessions], from: from, to: to,
        every: 30,
        [
          [ten, .whole(15), .whole(-15), .decimal(2)],
          [halfPastTen, .whole(1), .whole(-1), .decimal(1)], [eleven] + cells,
          [halfPastEleven, .whole(8), .whole(-8), .decimal(0.5)],
        ], on: fixture
      ) { $0.filling = filling }
    } + [namedGroups(fixture)] + fillingsOfGaps(fixture)
  }

  /// The half hour from 11:00 is missing. A has traffic in the first and the last half hour, and B in
  /// the second.
  private static func fillingsOfGaps(_ fixture: OracleFixture) -> [KnownCase] {
    let expected: [(OracleQuery.Filling, String, [Cell], [Cell])] = [
      (.zero, "missing", [.null, .null, .null], [.null, .null, .null]),
      (.null, "missing", [.null, .null, .null], [.null, .null, .null]),
      (
        .previous, "filled", [.whole(0), .whole(0), .decimal(0)],
        [.whole(1), .whole(0), .decimal(1)]
      ),
      (
        .linear, "filled", [.whole(4), .whole(4), .decimal(0.25)],
        [.whole(1), .whole(-1), .decimal(0.5)]
      ),
    ]
    return expected.map { filling, state, a, b in
      let complete = Cell.text("complete")
      let none: Cell = filling == .null ? .null : .whole(0)
      let nothing: Cell = filling == .null ? .null : .decimal(0)
      let change: Cell = filling == .null ? .null : .whole(-15)
      let last: [(Cell, Cell)] =
        switch filling {
        case .previous: [(.whole(8), .decimal(0.5)), (.whole(-1), .decimal(0))]
        case .linear: [(.whole(4), .decimal(0.5)), (.whole(-1), .decimal(0))]
        case .nothing, .null, .zero: [(.null, .decimal(0.5)), (.null, nothing)]
        }
      return KnownCase(
        "FILL \(filling.rawValue) of a gap", [.http, .delta(.http), .sessions], from: from, to: to,
        every: 30,
        [
          [ten, complete, .text("A"), .whole(15), .null, .decimal(2)],
          [ten, complete, .text("B"), none, .null, nothing],
          [halfPastTen, complete, .text("A"), none, change, nothing],
          [
            halfPastTen, complete, .text("B"), .whole(1),
            filling == .null ? .null : .whole(1), .decimal(1),
          ],
          [eleven, .text(state), .text("A")] + a, [eleven, .text(state), .text("B")] + b,
          [halfPastEleven, complete, .text("A"), .whole(8), last[0].0, last[0].1],
          [halfPastEleven, complete, .text("B"), none, last[1].0, last[1].1],
        ], on: fixture
      ) {
        $0.filling = filling
        $0.dimensions = [.browserName]
        $0.lost = KnownTraffic.milliseconds("2026-03-30T11:00Z")
        $0.gaps = Gaps(own: [
          KnownTraffic.milliseconds(
            "2026-03-30T11:00Z")..<KnownTraffic.milliseconds("2026-03-30T11:30Z")
        ])
      }
    }
  }

  private static func namedGroups(_ fixture: OracleFixture) -> KnownCase {
    KnownCase(
      "groups that IN lists name are there", [.http], from: from, to: to,
      [
        [.text("A"), .text("DE"), .whole(8)], [.text("A"), .text("FR"), .whole(0)],
        [.text("C"), .text("DE"), .whole(0)], [.text("C"), .text("FR"), .whole(0)],
      ], on: fixture
    ) {
      $0.filling = .zero
      $0.dimensions = [.browserName, .countryCode]
      $0.match = .all([
        .test(.browserName, .among(["C", "A"])), .test(.countryCode, .among(["DE", "FR"])),
      ])
    }
  }
}
