import PQEngine
import PQFixture
import PQModel
import Testing

@Suite struct FileAnswerTests {
  private static let text = """
    timestamp,browser.name,country.code,http,p2p,sessions
    0,Chrome,US,1,10,2
    0,Chrome,DE,2,20,4
    60000,Firefox,US,4,0,1
    300000,Chrome,US,8,40,10
    600000,Safari,DE,16,80,5
    """

  private static func backend() throws -> FileBackend {
    try FileBackend("a.csv", text, clock: Instant(milliseconds: 3_600_000))
  }

  @Test func addsUpWithinBuckets() async throws {
    let rows = try await Self.backend().rows(0..<600_000, .m5, [.p2p, .http])
    #expect(rows == ["0 30 7", "300000 40 8"])
  }

  /// The clock is in the middle of the data. Buckets that are not over do not count.
  @Test(
    arguments: [
      (0, []), (59_999, []), (60_000, ["0 3"]), (301_000, ["0 7"]), (360_000, ["0 15"]),
      (659_999, ["0 15"]), (660_000, ["0 31"]), (9_000_000, ["0 31"]),
    ] as [(Int64, [String])])
  func rowsAfterTheClockDoNotCount(clock: Int64, expected: [String]) async throws {
    let backend = try FileBackend("a.csv", Self.text, clock: Instant(milliseconds: clock))
    #expect(backend.clock == Instant(milliseconds: clock))
    #expect(try await backend.rows(0..<3_600_000, .h1, [.http]) == expected)
  }

  /// A row of an hour counts when the hour is over.
  @Test func aRowCountsOnceItsBucketIsOver() async throws {
    let text = #"{"grain": "1h", "data": [{"timestamp": 0, "http": 5}]}"#
    for (clock, expected) in [(3_599_999, []), (3_600_000, ["0 5"])] as [(Int64, [String])] {
      let backend = try FileBackend("a.json", text, clock: Instant(milliseconds: clock))
      #expect(try await backend.rows(0..<3_600_000, .h1, [.http]) == expected)
    }
  }

  @Test func splitsInTheOrderAsked() async throws {
    let rows = try await Self.backend().rows(
      0..<600_000, .m5, [.http], by: [.countryCode, .browserName])
    #expect(rows == ["0 DE Chrome 2", "0 US Chrome 1", "0 US Firefox 4", "300000 US Chrome 8"])
  }

  @Test func filtersWithoutSplitting() async throws {
    let rows = try await Self.backend().rows(
      0..<3_600_000, .h1, [.http], by: [.browserName],
      filters: [.init(.countryCode, in: ["US", "FR"]), .init(.browserName, in: ["Chrome"])])
    #expect(rows == ["0 Chrome 9"])
  }

  @Test func aValueThatTheFileDoesNotHaveMatchesNothing() async throws {
    let rows = try await Self.backend().rows(
      0..<3_600_000, .h1, [.http], filters: [.init(.countryCode, in: ["FR"])])
    #expect(rows.isEmpty)
  }

  @Test func canonicallyEquivalentValuesDiffer() async throws {
    let backend = try FileBackend(
      "a.csv", "timestamp,city.name,http\n0,Orl\u{E9}ans,1\n0,Orle\u{301}ans,2\n")
    let one = try await backend.rows(
      0..<60_000, .m1, [.http], filters: [.init(.cityName, in: ["Orle\u{301}ans"])])
    #expect(one == ["0 2"])
    let both = try await backend.rows(0..<60_000, .m1, [.http], by: [.cityName])
    #expect(both.count == 2)
  }

  @Test func sessionsAverageOverAbsentMinutesToo() async throws {
    let backend = try Self.backend()
    let minutes = try await backend.rows(0..<120_000, .m1, [.sessions])
    #expect(minutes == ["0 6.0", "60000 1.0"])
    let fives = try await backend.rows(0..<600_000, .m5, [.sessions])
    #expect(fives == ["0 1.4", "300000 2.0"])
    let byBrowser = try await backend.rows(0..<600_000, .m10, [.sessions], by: [.browserName])
    #expect(byBrowser == ["0 Chrome 1.6", "0 Firefox 0.1"])
  }

  @Test func sessionsAreWeightedByTheGrain() async throws {
    let backend = try FileBackend(
      "a.json", "{\"grain\":\"1h\",\"data\":[{\"timestamp\":0,\"sessions\":12}]}")
    let rows = try await backend.rows(0..<43_200_000, .h12, [.sessions])
    #expect(rows == ["0 1.0"])
  }

  @Test func rowsWithoutTheMetricAskedAreStillTraffic() async throws {
    let rows = try await Self.backend().rows(60_000..<120_000, .m1, [.p2p])
    #expect(rows == ["60000 0"])
  }

  @Test func rangesAreHalfOpenAndMayBeginBeforeTheEpoch() async throws {
    let backend = try Self.backend()
    let rows = try await backend.rows(-300_000..<300_000, .m5, [.http])
    #expect(rows == ["0 7"])
    let wide = try await backend.rows(-9_223_372_022_400_000_000..<86_400_000, .d1, [.http])
    #expect(wide == ["0 31"])
    let later = try await backend.rows(600_000..<1_200_000, .m10, [.http])
    #expect(later == ["600000 16"])
  }

  @Test func columnsAreThoseOfTheRequest() async throws {
    let backend = try Self.backend()
    let request = try ExportRequest(
      range: TimeRange(from: Instant(milliseconds: 0), to: Instant(milliseconds: 3_600_000)),
      interval: .h1, metrics: [.sessions, .http], dimensions: [.browserName],
      catalog: backend.catalog, clock: backend.clock)
    let table = try await backend.answer(request)
    #expect(table.columns.map(\.name) == ["timestamp", "browser.name", "sessions", "http"])
    #expect(
      table.columns.map(\.meaning) == [.time, .label, .measure(.sessions), .measure(.bytes)])
  }

  /// Sums within a group and across groups. Some would be small again if they wrapped around.
  @Test(
    arguments: [
      [1 << 62, 1 << 62 - 1], [1 << 62, 1 << 62], [.max, 0, 0], [.max, .max, 2],
      [1 << 62, 1 << 62, 1 << 62, 1 << 62, 5],
    ] as [[Int]])
  func sumsAreExactWhateverTheirSize(values: [Int]) async throws {
    let sum = values.reduce(Int128(0)) { $0 + Int128($1) }
    for systems in [1, 2, values.count] {
      let rows = values.enumerated().map { "\($0 * 60_000),\($0 % systems),\($1)\n" }
      let backend = try FileBackend("a.csv", "timestamp,os.name,http\n" + rows.joined())
      let column = try #require(
        try await backend.table(0..<3_600_000, .h1, [.http])["http"])
      if let sum = Int64(exactly: sum) {
        #expect(column.values == .integers([sum]))
        #expect(column.exact == nil)
      } else {
        #expect(column.values == .decimals([Double(sum)]))
        #expect(column.exact == .integerSums(IntegerSums(wide: [sum])))
      }
    }
  }

  /// 60 times 0.123456789012345 is 7.4074073407407, which is not a double.
  @Test func anAverageOfMoreDigitsThanADoubleHasIsExact() async throws {
    let rows = (0..<60).map { "\($0 * 60_000),\($0 < 2 ? 1_000_000 : 0.123456789012345)\n" }
    let backend = try FileBackend("a.csv", "timestamp,sessions\n" + rows.joined())
    let column = try #require(
      try await backend.table(0..<3_600_000, .h1, [.sessions])["sessions"])
    var sums = DecimalSums(averages: [2_000_000], minutes: 1)
    sums.add(averages: [0.123456789012345], minutes: 1, times: 58, to: [0])
    #expect(column.exact == .averages(sums))
    #expect(column.values == .decimals(sums.quotients(by: 60)))
  }

  @Test func rowsAreInTheOrderOfTimeAndOfTheBytesOfTheirValues() async throws {
    let backend = try FileBackend(
      "a.csv",
      "timestamp,city.name,os.name,http\n60000,b,y,1\n60000,\u{E9},x,2\n0,b,y,3\n"
        + "0,B,x,4\n60000,b,x,5\n")
    let request = try ExportRequest(
      range: TimeRange(from: Instant(milliseconds: 0), to: Instant(milliseconds: 120_000)),
      interval: .m1, metrics: [.http], dimensions: [.cityName, .osName],
      catalog: backend.catalog, clock: backend.clock)
    let table = try await backend.answer(request)
    #expect(table["http"]?.values == .integers([4, 3, 5, 1, 2]))
  }

  /// The numbers of possible cells lead to a table, to marks and to a hash. The result is compared
  /// with sums of this test.
  @Test(arguments: [60, 120, 360])
  func aSparseAnswerIsTheSame(minutes: Int) async throws {
    let groups = 3000
    var text = "timestamp,city.name,isp.name,http,sessions\n"
    for row in 0..<9000 {
      let city = row * 7919 % groups
      text += "\(row / 20 * 60_000),c\(city),i\(city % 50),\(row + 1),\(row % 7)\n"
    }
    let backend = try FileBackend("a.csv", text)
    var sums: [String: (http: Int, sessions: Int)] = [:]
    for row in 0..<9000 where row / 20 < minutes {
      let city = row * 7919 % groups
      let key = "\(row / 20 * 60_000) c\(city) i\(city % 50)"
      sums[key, default: (0, 0)].http += row + 1
      sums[key, default: (0, 0)].sessions += row % 7
    }
    let rows = try await backend.rows(
      0..<Int64(minutes) * 60_000, .m1, [.http, .sessions], by: [.cityName, .ispName])
    #expect(
      rows.sorted() == sums.map { "\($0.key) \($0.value.http) \($0.value.sessions).0" }.sorted())
  }

  /// With one dimension, the values are the groups, also if a filter excludes some.
  @Test func valuesThatAreFilteredOutAreNoGroups() async throws {
    let backend = try FileBackend(
      "a.csv",
      "timestamp,city.name,os.name,http\n0,c,x,1\n0,a,y,2\n0,d,x,4\n60000,b,x,8\n60000,c,y,16\n")
    let rows = try await backend.rows(
      0..<120_000, .m1, [.http], by: [.cityName], filters: [.init(.osName, in: ["x"])])
    #expect(rows == ["0 c 1", "0 d 4", "60000 b 8"])
    let all = try await backend.rows(0..<3_600_000, .h1, [.http], by: [.cityName])
    #expect(all == ["0 a 2", "0 b 8", "0 c 17", "0 d 4"])
  }
}
