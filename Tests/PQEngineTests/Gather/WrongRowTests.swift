import PQModel
import PQTestSupport
import Testing

@testable import PQEngine

/// Wrong rows of a faulty backend are refused, in whatever pieces and order they arrive.
@Suite struct WrongRowTests {
  private typealias Row = (minute: Int64, os: String, isp: String)

  private static let end = CivilTime(year: 2026, month: 1, day: 15).instant

  private static func request(
    by dimensions: [ExportDimension] = [.osName, .ispName],
    where filters: [ExportRequest.Filter] = []
  ) throws -> ExportRequest {
    try ExportRequest(
      range: TimeRange(from: end - .hour, to: end), interval: .m1, metrics: [.http],
      filters: filters, dimensions: dimensions, catalog: Catalog(), clock: end)
  }

  private static func piece(_ rows: [Row]) -> DataTable {
    return DataTable([
      Column(
        "timestamp", .time, .instants(rows.map { (end - .hour + $0.minute * .minute).milliseconds })
      ),
      .texts("os.name", rows.map(\.os)), .texts("isp.name", rows.map(\.isp)),
      Column("http", .measure(.bytes), .integers(rows.map { _ in 1 })),
    ])
  }

  /// Returns the failure for an answer in pieces; `nil` if all pieces are right.
  private static func failure(
    _ pieces: [DataTable], _ request: ExportRequest
  ) -> String? {
    var check = AnswerCheck(of: request, from: "x")
    do {
      for piece in pieces { _ = try check.checked(piece) }
      return nil
    } catch {
      return error.description
    }
  }

  @Test func aTimeBetweenBucketStartsIsRefused() throws {
    var table = Self.piece([(0, "a", "b"), (1, "a", "b")])
    table.columns[0].values = .instants(
      [Self.end - .hour, Self.end - .minute + TimeSpan(milliseconds: 1_500)].map(\.milliseconds)
    )
    #expect(
      Self.failure([table], try Self.request())
        == #"x sent a wrong answer: row 2 (2026-01-14T23:59:01.500Z, os.name "a", isp.name "b"): "#
        + "no bucket of 1m starts at this time")
  }

  @Test(arguments: [(-1, "22:59"), (60, "00:00")] as [(Int64, String)])
  func aTimeOutsideTheRangeIsRefused(minute: Int64, time: String) throws {
    let failure = Self.failure(
      [Self.piece([(5, "a", "b")]), Self.piece([(6, "a", "b"), (minute, "a", "b")])],
      try Self.request())
    let day = minute < 0 ? "14" : "15"
    #expect(
      failure
        == "x sent a wrong answer: row 3 (2026-01-\(day)T\(time)Z, os.name \"a\", isp.name \"b\"): "
        + "the time is outside the range of the request, 2026-01-14T23:00Z to 2026-01-15T00:00Z")
  }

  @Test func aValueOutsideTheFilterIsRefused() throws {
    let filter = ExportRequest.Filter(.ispName, in: ["b", "c"])
    let table = Self.piece([(0, "a", "b"), (0, "a", "c"), (1, "a", "B")])
    #expect(Self.failure([table], try Self.request()) == nil)
    #expect(
      Self.failure([table], try Self.request(where: [filter]))
        == #"x sent a wrong answer: row 3 (2026-01-14T23:01Z, os.name "a", isp.name "B"): "#
        + "the filter on isp.name excludes this value")
  }

  /// A dictionary may have texts that no row uses.
  @Test func unusedTextsMayBeOutsideTheFilter() throws {
    var table = Self.piece([(0, "a", "b")])
    table.columns[1].values = .texts(TextColumn(codes: [1], dictionary: ["z", "a"]))
    let filter = ExportRequest.Filter(.osName, in: ["a"])
    #expect(Self.failure([table], try Self.request(where: [filter])) == nil)
  }

  @Test func textsThatOnlyLookAlikeAreDifferentGroups() throws {
    let rows: [Row] = [(0, "\u{F6}", ""), (0, "o\u{308}", "")]
    #expect(Self.failure([Self.piece(rows)], try Self.request()) == nil)
  }

  /// The dictionary has the same text twice, so that equal rows have different codes.
  @Test func equalTextsWithDifferentCodesAreFound() throws {
    var table = Self.piece([(0, "a", "b"), (0, "a", "b")])
    table.columns[1].values = .texts(TextColumn(codes: [0, 1], dictionary: ["a", "a"]))
    #expect(Self.failure([table], try Self.request())?.contains("row 2") == true)
  }

  @Test func aLongValueIsCutOffInTheMessage() throws {
    let long = String(repeating: "\u{1B}", count: 100)
    let failure = Self.failure([Self.piece([(-1, long, "")])], try Self.request())
    #expect(failure?.contains(#""\u001b"#) == true)
    #expect(failure?.contains(#"\u001b"..., isp.name """#) == true)
  }

  enum Order: CaseIterable { case byTime, byGroup, backwards, mixed }

  /// One row is repeated somewhere. It is found for every order of rows and every size of pieces, and
  /// without it the answer is right.
  @Test(arguments: Order.allCases, [1, 7, 50, 1000])
  func aRepeatedRowIsFound(order: Order, size: Int) throws {
    var random = SeededRandom(seed: 12)
    for groupings in [[], [.osName], [.ispName, .osName], [.osName, .ispName]]
      as [[ExportDimension]]
    {
      var rows = Self.rows(groupings.count)
      switch order {
      case .byTime: break
      case .byGroup: rows.sort { ($0.os, $0.isp, $0.minute) < ($1.os, $1.isp, $1.minute) }
      case .backwards: rows.reverse()
      case .mixed: rows.shuffle(using: &random)
      }
      let request = try Self.request(by: groupings)
      #expect(Self.failure(Self.pieces(rows, size), request) == nil)
      let (from, to) = (random.next(rows.count), random.next(rows.count + 1))
      rows.insert(rows[from], at: to)
      let second = from < to ? to : from + 1
      let failure = Self.failure(Self.pieces(rows, size), request)
      #expect(
        failure?.contains("row \(second + 1) (") == true
          && failure?.hasSuffix("an earlier row has the same time and the same values") == true)
    }
  }

  /// Returns rows in order of time, with some groups in some buckets.
  private static func rows(_ dimensionCount: Int) -> [Row] {
    var rows: [Row] = []
    for minute in 0..<60 {
      for group in 0..<(dimensionCount == 0 ? 1 : 9) where (Int(minute) + group) % 3 != 0 {
        let os = dimensionCount == 1 ? "v\(group)" : "v\(group % 3)"
        rows.append((Int64(minute), os, dimensionCount == 1 ? os : "i\(group / 3)"))
      }
    }
    return rows
  }

  private static func pieces(_ rows: [Row], _ size: Int) -> [DataTable] {
    stride(from: 0, to: rows.count, by: size).map {
      piece(Array(rows[$0..<min($0 + size, rows.count)]))
    }
  }

  /// Many groups, each in a few of many buckets: pairs are kept instead of bits.
  @Test func aRepeatedRowIsFoundInASparseAnswer() throws {
    let limits = ExportLimits(rules: [ExportLimits.Rule(.m1)], maxDimensions: 1)
    let request = try ExportRequest(
      range: TimeRange(from: Self.end - 20_000 * .minute, to: Self.end), interval: .m1,
      metrics: [.http], dimensions: [.osName], catalog: Catalog(limits: limits), clock: Self.end)
    var rows = (0..<10_000).map { row -> Row in (59 - Int64(row * 37 % 20_000), "v\(row)", "") }
    #expect(Self.failure(Self.pieces(rows, 3_000), request) == nil)
    rows.append(rows[1_234])
    #expect(Self.failure(Self.pieces(rows, 3_000), request)?.contains("row 10001 (") == true)
  }
}
