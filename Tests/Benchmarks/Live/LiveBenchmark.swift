import PQ
import PQEngine
import PQLive
import PQModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

#if canImport(Glibc)
  private let thisProcess = RUSAGE_SELF.rawValue
#else
  private let thisProcess = RUSAGE_SELF
#endif

/// The speed of answers from a server on loopback, which is `server.py`. The last number of a line is
/// the maximum resident memory, in KiB on Linux and in bytes on macOS:
///
///     live-benchmark columns http://127.0.0.1:8000/v1 json   a large answer becomes columns
///     live-benchmark sums http://127.0.0.1:8000/v1 json      its rows are added up while they arrive
///     live-benchmark cancel http://127.0.0.1:8000/silent json
///     live-benchmark parallel http://127.0.0.1:8000/slow json
@main
struct LiveBenchmark {
  private let backend: LiveBackend
  private let request: ExportRequest

  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let wire = WireFormat(rawValue: arguments[3]) else { return }
    var settings = LiveSettings()
    settings.endpoint = try Endpoint(arguments[2])
    settings.wire = wire
    settings.now = Self.start + .day
    // The catalog has only buckets of a minute, so hours must be added up from them.
    if arguments[1] == "sums" {
      let minutes = ExportLimits.Rule(.m1, maxRange: 6 * .hour)
      settings.catalog = Catalog(limits: ExportLimits(rules: [minutes], maxDimensions: 2))
    }
    let benchmark = LiveBenchmark(backend: LiveBackend(settings), request: try Self.request())
    switch arguments[1] {
    case "columns": try await benchmark.columns()
    case "sums": try await benchmark.sums()
    case "cancel": try await benchmark.cancel()
    default: try await benchmark.parallel()
    }
  }

  private static let start = CivilTime(year: 2026, month: 1, day: 14).instant

  private static func request() throws -> ExportRequest {
    try ExportRequest(
      range: TimeRange(from: start, to: start + 6 * .hour), interval: .m1, metrics: [.http, .p2p],
      dimensions: [.browserName, .countryCode], catalog: Catalog(), clock: start + .day)
  }

  private func columns() async throws {
    let start = ContinuousClock.now
    let table = try await backend.rows(of: request)
    report(table.rowCount, start)
  }

  private func sums() async throws {
    let start = ContinuousClock.now
    let outcome = await Session(backend: backend).outcome(
      of:
        "SELECT http, p2p BY browser, country SINCE '2026-01-14' UNTIL '2026-01-14T06:00' EVERY 1h")
    guard let table = outcome.tables.first else { return print("no answer: \(outcome)") }
    report(table.rowCount, start)
  }

  private func report(_ rows: Int, _ start: ContinuousClock.Instant) {
    let time = ContinuousClock.now - start
    var usage = rusage()
    getrusage(thisProcess, &usage)
    let cpu = usage.ru_utime.seconds + usage.ru_stime.seconds
    print(rows, time / .seconds(1), cpu, usage.ru_maxrss)
  }

  private func cancel() async throws {
    for _ in 0..<20 {
      let task = Task { try? await backend.rows(of: request).rowCount }
      try await Task.sleep(for: .milliseconds(50))
      let start = ContinuousClock.now
      task.cancel()
      _ = await task.value
      print((ContinuousClock.now - start) / .milliseconds(1))
    }
  }

  private func parallel() async throws {
    for _ in 0..<5 {
      let start = ContinuousClock.now
      try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<20 {
          if number >= 4 { _ = try await group.next() }
          group.addTask { try await backend.rows(of: request).rowCount }
        }
        try await group.waitForAll()
      }
      print((ContinuousClock.now - start) / .milliseconds(1))
    }
  }
}

extension timeval {
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}
