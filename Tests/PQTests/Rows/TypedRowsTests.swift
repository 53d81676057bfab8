import Foundation
import PQ
import PQFixture
import PQTestSupport
import Testing

/// The rows of a query as values of a `Decodable` type.
@Suite struct TypedRowsTests {
  private let session = SampleTraffic.session()

  @Test func propertiesAreColumns() async throws {
    struct Traffic: Decodable, Equatable {
      let timestamp: Instant
      let browserName: String
      let http: Int64
      let sessions: Double
      let offload: Double?
    }
    let rows = try await session.rows(
      of: Traffic.self,
      """
      LET offload = p2p / (http + p2p);
      SELECT http, sessions, offload BY browser.name LAST 2h EVERY 1h
      """)
    let first = try #require(Instant(iso8601: "2026-01-14T22:00Z"))
    #expect(rows.count == 4)
    #expect(
      rows.first
        == Traffic(
          timestamp: first, browserName: "Chrome", http: 100, sessions: 500.5,
          offload: 200.0 / 300.0))
    #expect(rows.map(\.browserName) == ["Chrome", "Edge", "Chrome", "Edge"])
  }

  @Test func timesAreDates() async throws {
    struct Traffic: Decodable {
      let timestamp: Date
      let again: Date?
      enum CodingKeys: String, CodingKey {
        case timestamp
        case again
      }
      init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        timestamp = try row.decode(Date.self, forKey: .timestamp)
        again = try row.decodeIfPresent(Date.self, forKey: .timestamp)
      }
    }
    let rows = try await session.rows(
      of: Traffic.self, "SELECT http LAST 2d EVERY 1d TIMEZONE 'Europe/Berlin'")
    #expect(rows.map(\.timestamp) == rows.map(\.again))
    #expect(rows.map(\.timestamp.timeIntervalSince1970) == [1_768_258_800, 1_768_345_200])
  }

  @Test func integersAndFractionsOfEachSize() async throws {
    struct Numbers: Decodable, Equatable {
      let http: Int
      let p2p: UInt16
      let played: UInt64
      let rebuffered: Double
      let sessions: Float
    }
    let rows = try await session.rows(of: Numbers.self, "SELECT * LAST 1h EVERY 1h")
    #expect(
      rows == [Numbers(http: 100, p2p: 200, played: 300, rebuffered: 400, sessions: 500.5)])
  }

  @Test func keysAreExactNamesOrCamelCase() async throws {
    struct Keys: Decodable {
      let browser: String
      let httpBefore: Int64
      let bytes_sent: Int64
      let ratio: Double
      enum CodingKeys: String, CodingKey {
        case browser = "browser.name"
        case httpBefore
        case bytes_sent
        case ratio = "p2p / (http + p2p)"
      }
    }
    let rows = try await session.rows(
      of: Keys.self,
      """
      SELECT http, http AS bytes_sent, p2p / (http + p2p)
      BY browser.name LAST 1h EVERY 1h COMPARE WITH PREVIOUS
      """)
    #expect(rows.map(\.httpBefore) == [100, 200])
    #expect(rows.map(\.bytes_sent) == [100, 200])
    #expect(rows.map(\.browser) == ["Chrome", "Edge"])
  }

  @Test func typesThatDecodeFromOneValue() async throws {
    enum Browser: String, Decodable { case chrome = "Chrome", edge = "Edge" }
    enum Listed: String, Decodable, CaseIterable { case chrome = "Chrome", edge = "Edge" }
    struct Bytes: Decodable, Equatable {
      let count: Int64
      init(from decoder: any Decoder) throws {
        count = try decoder.singleValueContainer().decode(Int64.self)
      }
    }
    struct Traffic: Decodable {
      let http: Bytes
      let browserName: Browser
      let browser: Listed?
      enum CodingKeys: String, CodingKey { case http, browserName, browser = "browser.name" }
    }
    let rows = try await session.rows(
      of: Traffic.self, "SELECT http BY browser.name LAST 1h EVERY 1h")
    #expect(rows.map(\.browserName) == [.chrome, .edge])
    #expect(rows.map(\.browser) == [.chrome, .edge])
    #expect(rows.map(\.http.count) == [100, 200])
  }

  @Test func nullIsNil() async throws {
    struct Delta: Decodable, Equatable {
      let change: Int64?
      let time: Double?
    }
    let rows = try await session.rows(
      of: Delta.self, "SELECT delta(http) AS change, http / (p2p - p2p) AS time LAST 2h EVERY 1h")
    #expect(rows == [Delta(change: nil, time: nil), Delta(change: 0, time: nil)])
  }

  @Test func optionalsOfEachForm() async throws {
    struct Delta: Decodable {
      let wrapped: Int64?
      let optional: Int64?
      let isNil: Bool
      enum CodingKeys: String, CodingKey { case change }
      init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        isNil = try row.decodeNil(forKey: .change)
        optional = try row.decodeIfPresent(Int64.self, forKey: .change)
        wrapped = try row.decode(Int64?.self, forKey: .change)
      }
    }
    let rows = try await session.rows(
      of: Delta.self, "SELECT delta(http) AS change LAST 2h EVERY 1h")
    #expect(rows.map(\.isNil) == [true, false])
    #expect(rows.map(\.optional) == [nil, 0])
    #expect(rows.map(\.wrapped) == [nil, 0])
  }

  @Test func propertyWrappers() async throws {
    @propertyWrapper struct Rounded: Decodable {
      let wrappedValue: Int
      init(from decoder: any Decoder) throws {
        wrappedValue = Int(try decoder.singleValueContainer().decode(Double.self).rounded())
      }
    }
    @propertyWrapper struct Default: Decodable {
      let wrappedValue: Int64
      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        wrappedValue = value.decodeNil() ? -1 : try value.decode(Int64.self)
      }
    }
    struct Traffic: Decodable {
      @Rounded var sessions: Int
      @Default var change: Int64
    }
    let rows = try await session.rows(
      of: Traffic.self, "SELECT sessions, delta(http) AS change LAST 2h EVERY 1h")
    #expect(rows.map(\.sessions) == [501, 501])
    #expect(rows.map(\.change) == [-1, 0])
  }

  @Test func classesWithASuperclass() async throws {
    class Base: Decodable { let http: Int64 }
    class Sub: Base {
      let p2p: Int64
      enum CodingKeys: String, CodingKey { case p2p }
      required init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        p2p = try row.decode(Int64.self, forKey: .p2p)
        try super.init(from: row.superDecoder())
      }
    }
    let rows = try await session.rows(of: Sub.self, "SELECT http, p2p LAST 1h EVERY 1h")
    #expect(rows.map { [$0.http, $0.p2p] } == [[100, 200]])
  }

  @Test func dictionariesHaveEveryColumn() async throws {
    let rows = try await session.rows(
      of: [String: AnyCell].self, "SELECT http, sessions BY browser.name LAST 1h EVERY 1h")
    let time = try #require(Instant(iso8601: "2026-01-14T23:00Z"))
    #expect(
      rows.first == [
        "timestamp": .time(time), "browser.name": .text("Chrome"), "http": .whole(100),
        "sessions": .decimal(500.5),
      ])
  }

  @Test func stateIsThereIfAskedFor() async throws {
    struct State: Decodable { let state: String? }
    let complete = try await session.rows(of: State.self, "SELECT http LAST 2h EVERY 1h")
    #expect(complete.map(\.state) == [nil, nil])
    let marked = try await session.rows(
      of: State.self, "SELECT http LAST 1h INCLUDING NOW EVERY 1h")
    #expect(marked.map(\.state).allSatisfy { $0 != nil })
  }

  @Test func aTypeMayAskWhetherAColumnIsThere() async throws {
    struct Traffic: Decodable {
      let p2p: Int64?
      enum CodingKeys: String, CodingKey { case p2p }
      init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        p2p = row.contains(.p2p) ? try row.decode(Int64.self, forKey: .p2p) : nil
      }
    }
    #expect(
      try await session.rows(of: Traffic.self, "SELECT http LAST 1h EVERY 1h").map(\.p2p) == [nil])
    #expect(
      try await session.rows(of: Traffic.self, "SELECT p2p LAST 1h EVERY 1h").map(\.p2p) == [200])
  }

  @Test func rowsOfAnAnswer() async throws {
    struct Traffic: Decodable { let http: Int64 }
    let answers = try await session.run("SELECT http LAST 2h EVERY 1h; SHOW METRICS")
    #expect(try answers[0].rows(of: Traffic.self).map(\.http) == [100, 100])
    struct Metric: Decodable { let unit: String }
    #expect(try answers[1].rows(of: Metric.self).count == 5)
  }

  @Test func instantsAreCodable() throws {
    let instant = try #require(Instant(iso8601: "2026-01-15T20:30:00.250Z"))
    let data = try JSONEncoder().encode([instant])
    #expect(String(decoding: data, as: UTF8.self) == "[1768509000250]")
    #expect(try JSONDecoder().decode([Instant].self, from: data) == [instant])
    let text = Data("[\"2026-01-15T20:30:00.250Z\", \"2026-01-15\"]".utf8)
    #expect(try JSONDecoder().decode([Instant].self, from: text)[0] == instant)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Instant].self, from: Data("[\"today\"]".utf8))
    }
  }
}
