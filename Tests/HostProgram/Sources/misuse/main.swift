import Foundation
import PQ

// Each misuse is one call that has to end with an error. The program prints the error of each, and
// "nothing happened" if there is none.

struct Traffic: Decodable {
  let timestamp: Instant
  let http: Int64
}

struct Typo: Decodable {
  let timestamp: Date
  let htpp: Int64
}

struct WrongType: Decodable {
  let timestamp: Instant
  let browserName: Double
}

struct NeedsValue: Decodable {
  let ratio: Double
}

let demo = Session(backend: DemoBackend())
let hour = TimeRange(from: Instant(milliseconds: 0), to: Instant(milliseconds: 3_600_000))

func rows<Row: Decodable>(_ type: Row.Type, _ text: String) async throws {
  _ = try await demo.rows(of: type, text)
}

func request(
  _ range: TimeRange, _ interval: Interval, _ metrics: [Metric] = [.http],
  filters: [ExportRequest.Filter] = [], by dimensions: [ExportDimension] = []
) throws {
  _ = try ExportRequest(
    range: range, interval: interval, metrics: metrics, filters: filters, dimensions: dimensions,
    catalog: Catalog(), clock: hour.to)
}

/// Runs a query on the demo, with one limit or another broken.
func session(_ change: (inout Session) throws -> Void) throws -> Session {
  var session = demo
  try change(&session)
  return session
}

func live(_ token: TokenSource, at address: String = "https://127.0.0.1:1/v1") async throws {
  var settings = LiveSettings()
  settings.endpoint = try Endpoint(address)
  settings.token = token
  _ = try await Session(backend: LiveBackend(settings)).run("SELECT http LAST 1h EVERY 1h")
}

/// A backend with one metric, one dimension and one interval, which answers with rows that do not belong
/// into an answer.
struct FaultyBackend: Backend {
  let name = "faulty"
  let catalog = Catalog(
    metrics: [.http], dimensions: [.countryCode],
    limits: ExportLimits(rules: [.init(.h1)], maxDimensions: 1))
  let clock = Instant(milliseconds: 36_000_000)
  let piece: @Sendable (ExportRequest) throws(TableError) -> DataTable?

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    do throws(TableError) {
      if let piece = try piece(request) { sink.take(piece) }
    } catch {
      throw BackendFailure(error.description)
    }
  }

  static func answer(
    _ hours: [Int64], _ countries: [String] = [], _ http: [Int64]
  ) async throws {
    let backend = FaultyBackend { request throws(TableError) in
      let starts = hours.map { request.range.from.advanced(by: .minutes($0)) }
      var columns = [Column.timestamps(starts)]
      if !countries.isEmpty { columns.append(.values(of: .countryCode, countries)) }
      return try DataTable(columns: columns + [.values(of: .http, http)])
    }
    let text =
      countries.isEmpty
      ? "SELECT http LAST 2h EVERY 1h"
      : "SELECT http BY country WHERE country IN ('US', 'DE') LAST 2h EVERY 1h"
    _ = try await Session(backend: backend).run(text)
  }
}

let misuses: [(String, () async throws -> Any)] = [
  // Texts.
  ("a text that does not parse", { try demo.prepare("SELECT LAST 6h") }),
  ("a metric that does not exist", { try await demo.run("SELECT htpp LAST 1h EVERY 1h") }),
  ("a text with an error after a statement", { try await demo.run("SHOW METRICS; SELECT") }),
  ("a range before all data", { try demo.prepare("SELECT http LAST 400d EVERY 1m") }),
  ("a zone that does not exist", { try demo.prepare("SELECT http DURING TODAY TIMEZONE 'Mars'") }),
  ("a character without a meaning", { try demo.prepare("SELECT http LAST 1h\0") }),
  (
    "parentheses without an end",
    { try demo.prepare("SELECT " + String(repeating: "(", count: 100_000)) }
  ),
  ("a file to include", { try demo.prepare("INCLUDE 'names.pq'") }),
  (
    "a file outside of the folder",
    {
      try Session(backend: DemoBackend(), surroundings: .files(in: "."))
        .prepare("INCLUDE '../names.pq'")
    }
  ),
  ("a file to write", { try demo.prepare("SELECT http LAST 1h INTO 'a.csv'") }),
  ("a setting of the user", { try demo.prepare("SET token_command = 'rm x'") }),
  // Parameters and definitions.
  (
    "a parameter that is not declared",
    { try demo.prepare("SELECT http LAST 1h", parameters: ["country": "DE"]) }
  ),
  (
    "a parameter without a value",
    { try demo.prepare("PARAM $c; SELECT http WHERE country = $c LAST 1h") }
  ),
  (
    "a value of the wrong type",
    {
      try demo.prepare(
        "PARAM $range = 1h; SELECT http LAST $range", parameters: ["range": "soon"])
    }
  ),
  ("a query as a definition", { try session { try $0.define("SELECT http LAST 1h") } }),
  ("a wrong definition", { try session { try $0.define("LET a = htpp") } }),
  // Runs.
  (
    "more requests than allowed",
    {
      try await session { try $0.define("SET max_requests = 3") }
        .run("SELECT http LAST 6d EVERY 1m")
    }
  ),
  (
    "a text for another backend",
    {
      let text = try demo.prepare("SELECT p2p LAST 1h EVERY 1m")
      return try await Session(backend: FaultyBackend { _ in nil }).run(text)
    }
  ),
  (
    "a task that is cancelled",
    {
      let task = Task { try await demo.run("SELECT http BY city, isp LAST 7d EVERY 1m") }
      task.cancel()
      return try await task.value
    }
  ),
  // Typed rows.
  ("a property without a column", { try await rows(Typo.self, "SELECT http LAST 1h EVERY 1h") }),
  (
    "a property of another type",
    { try await rows(WrongType.self, "SELECT http BY browser LAST 1h EVERY 1h") }
  ),
  (
    "NULL for a property without it",
    { try await rows(NeedsValue.self, "SELECT http / (http - http) AS ratio LAST 1h") }
  ),
  (
    "two queries for one type",
    { try await rows(Traffic.self, "SELECT http LAST 1h; SELECT http LAST 1h") }
  ),
  ("no query for a type", { try await rows(Traffic.self, "SHOW METRICS") }),
  // Tables.
  ("a table without columns", { try DataTable(columns: []) }),
  (
    "uneven columns",
    { try DataTable(columns: [.timestamps([hour.from]), .values(of: .http, [1, 2])]) }
  ),
  (
    "two columns of one name",
    { try DataTable(columns: [.values(of: .http, [1]), .values(of: .http, [1])]) }
  ),
  ("a code without a value", { try Column.values(of: .osName, codes: [1], ["iOS"]) }),
  // Requests.
  ("a range inside a bucket", { try request(hour, .d1) }),
  (
    "a range that ends before it starts",
    { try request(TimeRange(from: hour.to, to: hour.from), .h1) }
  ),
  ("no metric", { try request(hour, .m1, []) }),
  ("a metric twice", { try request(hour, .m1, [.http, .http]) }),
  ("a filter without values", { try request(hour, .m1, filters: [.init(.osName, in: [])]) }),
  ("too many dimensions", { try request(hour, .m1, by: [.osName, .ispName, .cityName]) }),
  // Backends.
  ("a file that does not exist", { try FileBackend(path: "missing.csv") }),
  ("a file of another kind", { try FileBackend(path: "Package.swift") }),
  ("an address without a host", { try Endpoint("control.peer5.com") }),
  ("an address with a password", { try Endpoint("https://me:secret@control.peer5.com/v1") }),
  ("an empty token", { try APIToken(" ") }),
  ("a token of two lines", { try APIToken("one\ntwo") }),
  ("a token file that does not exist", { try await live(.file("missing")) }),
  ("a server that does not run", { try await live(.none, at: "http://127.0.0.1:1/v1") }),
  // Backends of the host program.
  (
    "no answer",
    { try await Session(backend: FaultyBackend { _ in nil }).run("SELECT http LAST 1h") }
  ),
  (
    "an answer without a column",
    {
      let backend = FaultyBackend { request throws(TableError) in
        try DataTable(columns: [.timestamps([request.range.from])])
      }
      return try await Session(backend: backend).run("SELECT http LAST 1h")
    }
  ),
  ("a time inside a bucket", { try await FaultyBackend.answer([0, 90], [], [1, 2]) }),
  ("a bucket twice", { try await FaultyBackend.answer([0, 60, 60], [], [1, 2, 3]) }),
  ("a bucket outside of the range", { try await FaultyBackend.answer([0, 120], [], [1, 2]) }),
  ("a negative number", { try await FaultyBackend.answer([0, 60], [], [1, -2]) }),
  (
    "a row that the filter excludes",
    { try await FaultyBackend.answer([0, 0], ["US", "FR"], [1, 2]) }
  ),
]

for (number, (name, misuse)) in misuses.enumerated() {
  print("\(number + 1). \(name)")
  do {
    _ = try await misuse()
    print("   nothing happened")
  } catch {
    // The time that a connection took differs from run to run.
    let text = "\(error)".replacing(/after \d+ ms/, with: "after some ms")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    for line in lines.prefix(12) { print("   \(line)") }
  }
}
