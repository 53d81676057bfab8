import Foundation
import PQ
import PQModel
import PQTestSupport
import Testing

/// Types that do not fit the rows of a query, and texts without typed rows. Each has its own message, and
/// no request is sent unless a value is at fault.
@Suite struct TypedRowsMisuseTests {
  private struct Traffic: Decodable { let http: Int64 }

  private static let text = "SELECT http, sessions BY browser.name LAST 2h EVERY 1h"

  /// Checks that a type and a text are refused with a message.
  ///
  /// - Parameters:
  ///   - requests: The number of requests that are sent before.
  ///   - row: The number of the row in the error.
  ///   - column: The column in the error.
  private func refuse<Row: Decodable>(
    _ type: Row.Type, _ text: String = text, with message: String, requests: Int = 0,
    row: Int? = nil, column: String? = nil, _ location: SourceLocation = #_sourceLocation
  ) async {
    let backend = ScriptedBackend { SampleTraffic.answer($0) }
    do throws(QueryError) {
      _ = try await Session(backend: backend).rows(of: type, text)
      Issue.record("no error", sourceLocation: location)
    } catch {
      guard case .rows(let error) = error else {
        Issue.record("\(error)", sourceLocation: location)
        return
      }
      #expect(error.description == message, sourceLocation: location)
      #expect(error.row == row && error.column == column, sourceLocation: location)
    }
    #expect(backend.requests.count == requests, sourceLocation: location)
  }

  @Test func missingColumnsAreReportedTogether() async {
    struct Row: Decodable {
      let timestamp: Instant
      let browserNam: String
      let http: Int64
      let offload: Double?
    }
    await refuse(
      Row.self,
      with: """
        Row: there is no column browserNam; did you mean browserName?
        Row: there is no column offload
        columns: timestamp, browserName (browser.name), http, sessions
        """)
  }

  @Test func wholeNumbersAreNotTexts() async {
    struct Row: Decodable { let http: String }
    await refuse(
      Row.self,
      with: "Row: http has whole numbers (bytes), which String cannot hold; declare http as Int64")
  }

  @Test func decimalsAreNotWholeNumbers() async {
    struct Row: Decodable {
      let sessions: Int
      let browserName: Double
    }
    await refuse(
      Row.self,
      with: """
        Row: sessions has decimals (sessions), which Int cannot hold; declare sessions as Double
        Row: browser.name has texts, which Double cannot hold; declare browserName as String
        """)
  }

  @Test func timesAreNotNumbers() async {
    struct Row: Decodable { let timestamp: Int64 }
    await refuse(
      Row.self,
      with:
        "Row: timestamp has times, which Int64 cannot hold; declare timestamp as Instant or Date")
  }

  @Test func numbersAreNotTimes() async {
    struct Row: Decodable {
      let http: Date
      let sessions: Instant?
    }
    await refuse(
      Row.self,
      with: """
        Row: http has whole numbers (bytes), which Date cannot hold; declare http as Int64
        Row: sessions has decimals (sessions), which Instant cannot hold; declare sessions as Double
        """)
  }

  @Test func noColumnIsABool() async {
    struct Row: Decodable {
      let http: Bool
      let p2p: Bool?
    }
    await refuse(
      Row.self, "SELECT http, p2p LAST 2h EVERY 1h",
      with: """
        Row: http has whole numbers (bytes), which Bool cannot hold; declare http as Int64
        Row: p2p has whole numbers (bytes), which Bool cannot hold; declare p2p as Int64
        """)
  }

  @Test func optionalPropertiesNeedAColumnToo() async {
    struct Row: Decodable { let htp: Int64? }
    await refuse(
      Row.self, "SELECT http LAST 2h EVERY 1h",
      with: "Row: there is no column htp; did you mean http?\ncolumns: timestamp, http")
  }

  @Test func withoutEveryThereIsNoTimestamp() async {
    struct Row: Decodable { let timestamp: Instant }
    await refuse(
      Row.self, "SELECT http LAST 2h",
      with: "Row: there is no column timestamp\ncolumns: http")
  }

  @Test func ambiguousNames() async {
    struct Row: Decodable { let browserName: String }
    await refuse(
      Row.self, "SELECT http AS browser_name BY browser.name LAST 2h EVERY 1h",
      with: "Row: browserName can be browser.name or browser_name; name the column with CodingKeys")
  }

  @Test func nestedTypes() async {
    struct Inner: Decodable { let name: String }
    struct Row: Decodable {
      let http: [Int64]
      let browserName: Inner
    }
    await refuse(
      Row.self,
      with:
        "Row: http is one value in each row, and decodes neither as a list nor as a type with properties"
    )
  }

  @Test func rowsAreNotLists() async {
    await refuse(
      [Int64].self,
      with:
        "Array<Int64>: a row does not decode as a list; use a struct with a property for each column"
    )
  }

  @Test func rowsAreNotSingleValues() async {
    await refuse(
      Int64.self,
      with: "Int64: a row does not decode as Int64; use a struct with a property for each column")
  }

  @Test func nullNeedsAnOptional() async {
    struct Row: Decodable { let change: Int64 }
    await refuse(
      Row.self, "SELECT delta(http) AS change LAST 2h EVERY 1h",
      with: "row 1: change is NULL; declare change as Int64?", requests: 1, row: 1, column: "change"
    )
  }

  @Test func integersThatDoNotFit() async {
    struct Row: Decodable { let http: Int8 }
    await refuse(
      Row.self,
      with: "row 2: http is 200, which Int8 cannot hold; declare http as Int64", requests: 1,
      row: 2, column: "http")
    struct Unsigned: Decodable { let less: UInt }
    await refuse(
      Unsigned.self, "SELECT http - p2p AS less LAST 1h EVERY 1h",
      with: "row 1: less is -100, which UInt cannot hold; declare less as Int64", requests: 1,
      row: 1,
      column: "less")
  }

  @Test func valuesThatATypeRejects() async {
    enum Browser: String, Decodable { case chrome = "Chrome" }
    struct Row: Decodable { let browserName: Browser }
    await refuse(
      Row.self,
      with: "row 2, browserName: Cannot initialize Browser from invalid String value Edge",
      requests: 1,
      row: 2, column: "browser.name")
  }

  /// The enumeration rejects the placeholder text, so `nothing` is found in the first row only.
  @Test func aRejectedPlaceholderIsNotReported() async {
    enum Browser: String, Decodable { case chrome = "Chrome" }
    struct Row: Decodable {
      let browserName: Browser
      let nothing: Int64
    }
    await refuse(
      Row.self,
      with:
        "there is no column nothing\ncolumns: timestamp, browserName (browser.name), http, sessions",
      requests: 1)
  }

  @Test func textsWithoutTypedRows() async {
    await refuse(
      Traffic.self, "LET x = http;",
      with: "typed rows need a SELECT, and the text has none")
    await refuse(
      Traffic.self, "SELECT http LAST 1h; SELECT http LAST 2h",
      with:
        "typed rows come from one statement, and the text has 2; run them with run(_:), and decode each"
        + " answer with Answer.rows(of:)")
    await refuse(
      Traffic.self, "EXPLAIN SELECT http LAST 1h",
      with: "EXPLAIN has no typed rows; remove EXPLAIN, or run the text with run(_:)")
    await refuse(
      Traffic.self, "EXPLAIN ANALYZE SELECT http LAST 1h",
      with: "EXPLAIN has no typed rows; remove EXPLAIN, or run the text with run(_:)")
    await refuse(
      Traffic.self, "SHOW METRICS",
      with: "SHOW has no typed rows; run the text with run(_:), and decode its answer with"
        + " Answer.rows(of:)")
  }

  @Test func typedRowsAreNotWrittenToAFile() async throws {
    let backend = ScriptedBackend { SampleTraffic.answer($0) }
    let session = Session(backend: backend, surroundings: .files(in: "."))
    await #expect {
      try await session.rows(of: Traffic.self, "SELECT http LAST 1h EVERY 1h INTO 'a.csv'")
    } throws: { error in
      "\(error)"
        == "typed rows are not written to a file; remove INTO, or run the text with run(_:)"
    }
    #expect(backend.requests.isEmpty)
  }

  @Test func textsWithErrors() async {
    await #expect {
      try await SampleTraffic.session().rows(of: Traffic.self, "SELECT htp LAST 1h")
    } throws: { error in
      if case QueryError.text = error { true } else { false }
    }
  }

  @Test func failuresHaveNoRows() async {
    let session = SampleTraffic.session { _ throws(BackendFailure) in
      throw BackendFailure("the server is tired", kind: .request)
    }
    await #expect {
      try await session.rows(of: Traffic.self, "SELECT http LAST 1h EVERY 1h")
    } throws: { error in
      guard case QueryError.run(let failure, let answers) = error else { return false }
      return failure.description == "the server is tired" && answers.isEmpty
    }
  }

  /// The second of four requests fails. The error has the rows of the others, without the empty ones.
  @Test func partialAnswersThrowWithTheirRows() async throws {
    let session = SampleTraffic.session(failingHoursAgo: 18)
    do throws(QueryError) {
      _ = try await session.rows(of: Traffic.self, "SELECT http LAST 24h EVERY 1m")
      Issue.record("no error")
    } catch {
      guard case .run(let failure, let answers) = error else { throw error }
      #expect(failure.kind == .partial)
      #expect(try answers.first?.rows(of: Traffic.self).count == 3 * 360)
    }
  }
}
