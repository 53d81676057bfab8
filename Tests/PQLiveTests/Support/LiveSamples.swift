import PQEngine
import PQModel
import PQTestServers

@testable import PQLive

/// Requests, answers and backends for tests.
enum LiveSample {
  static let start = CivilTime(year: 2026, month: 1, day: 14).instant
  static let secret = "tok-5f3a9c71e2b84d06"

  /// Returns a request for three minutes of two metrics by browser, for two browsers only.
  static func request(
    minutes: Int64 = 3, dimensions: [ExportDimension] = [.browserName],
    filters: [ExportRequest.Filter] = [.init(.browserName, in: ["Chrome", "Firefox"])],
    metrics: [Metric] = [.http, .p2p]
  ) throws -> ExportRequest {
    try ExportRequest(
      range: TimeRange(from: start, to: start + minutes * .minute), interval: .m1,
      metrics: metrics, filters: filters, dimensions: dimensions, catalog: Catalog(),
      clock: start + .day)
  }

  /// Returns the start of a minute of the request, in milliseconds since the epoch.
  static func minute(_ number: Int64) -> Int64 { start.milliseconds + number * 60_000 }

  static func row(_ minute: Int64, _ browser: String, _ http: String, _ p2p: String) -> String {
    "{\"timestamp\": \(Self.minute(minute)), \"browser.name\": \"\(browser)\", "
      + "\"http\": \(http), \"p2p\": \(p2p)}"
  }

  static func answer(_ rows: [String]) -> String {
    "{\"error\": false, \"data\": [\(rows.joined(separator: ", "))]}"
  }

  static let goodJSON = answer([
    row(0, "Chrome", "1", "10"), row(0, "Firefox", "2", "20"), row(2, "Chrome", "3", "30"),
  ])

  static let goodCSV = """
    "timestamp","browser.name","http","p2p"
    \(minute(0)),"Chrome",1,10
    \(minute(0)),"Firefox",2,20
    \(minute(2)),"Chrome",3,30

    """

  /// The table of `goodJSON` and of `goodCSV`.
  static let goodTable = DataTable([
    Column("timestamp", .time, .instants([minute(0), minute(0), minute(2)])),
    Column(
      "browser.name", .label,
      .texts(TextColumn(codes: [0, 1, 0], dictionary: ["Chrome", "Firefox"]))),
    Column("http", .measure(.bytes), .integers([1, 2, 3])),
    Column("p2p", .measure(.bytes), .integers([10, 20, 30])),
  ])

  /// Returns settings with a token and a fixed seed for the jitter.
  static func settings(_ change: (inout LiveSettings) -> Void = { _ in }) throws -> LiveSettings {
    var settings = LiveSettings()
    settings.endpoint = try Endpoint("https://api.example/v1")
    settings.token = .token(try APIToken(secret))
    settings.seed = 1
    change(&settings)
    return settings
  }

  /// Returns a backend with a scripted transport and a clock that the test controls.
  static func backend(
    _ transport: ScriptedTransport, clock: ManualClock = ManualClock(),
    _ change: (inout LiveSettings) -> Void = { _ in }
  ) throws -> LiveBackend {
    LiveBackend(try settings(change), transport: transport.transport, clock: clock.live)
  }
}

extension LiveBackend {
  /// Returns the failure of a request, or `nil` if it succeeds.
  func failure(of request: ExportRequest) async -> LiveFailure? {
    do throws(LiveFailure) {
      _ = try await rows(of: request)
      return nil
    } catch {
      return error
    }
  }
}
