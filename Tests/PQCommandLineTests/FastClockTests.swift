import Foundation
import PQTestServers
import PQTestSupport
import Synchronization
import Testing

/// If the clock of this machine is ahead of the server's, buckets that are not over on the server
/// are shown as missing and are not cached.
@Suite(.ownThread) struct FastClockTests {
  private let server: PunctualServer
  private let folder: TemporaryFolder

  init() throws {
    server = try PunctualServer()
    folder = TemporaryFolder()
  }

  private func run(_ text: String, _ options: [String] = []) throws -> ProgramRun {
    try ProgramRun(
      [Project.programs.appending(path: "pq").path, "--backend", server.url, "--format", "csv"]
        + options + ["-c", text],
      environment: ["PEER5_AUTH_TOKEN": "t0ken", "XDG_CACHE_HOME": folder.path])
  }

  private static let text = "SELECT http LAST 2h EVERY 5m;"
  private static let warning = "this machine is 60 min ahead of the server"

  /// Returns the cells of the rows without the time column.
  private func rows(_ run: ProgramRun) -> [[Substring]] {
    String(decoding: run.output, as: UTF8.self).split(separator: "\n").map {
      Array($0.split(separator: ",", omittingEmptySubsequences: false).dropFirst())
    }.filter { $0.last != "\"http\"" }
  }

  private func warnings(_ run: ProgramRun) -> Int {
    String(decoding: run.errors, as: UTF8.self).split(separator: "\n")
      .count { $0.contains(Self.warning) }
  }

  @Test func bucketsNotOverOnTheServerAreMissing() throws {
    server.delay.store(3600, ordering: .relaxed)
    let run = try run(Self.text + Self.text)
    #expect(run.status == 5)
    #expect(warnings(run) == 1, "\(String(decoding: run.errors, as: UTF8.self))")
    #expect(
      String(decoding: run.errors, as: UTF8.self).contains(": by the clock of \(server.address) "))
    let rows = rows(run)
    #expect(rows.count == 48)
    for row in rows { #expect(row == ["\"complete\"", "5000"] || row == ["\"missing\"", ""]) }
    #expect(rows.count { $0.last == "5000" } >= 22)
  }

  @Test func missingBucketsAreNotCached() throws {
    server.delay.store(3600, ordering: .relaxed)
    #expect(try run(Self.text, ["--cache"]).status == 5)
    server.delay.store(0, ordering: .relaxed)
    let later = try run(Self.text, ["--cache"])
    #expect(later.status == 0 && later.errors.isEmpty)
    #expect(rows(later) == Array(repeating: ["5000"], count: 24))
  }

  /// This holds even if the difference is too small for a warning.
  @Test func unsettledBucketsAreNotCached() throws {
    server.delay.store(59, ordering: .relaxed)
    server.settling.store(600, ordering: .relaxed)
    let early = try run("SELECT http LAST 2h EVERY 1m", ["--cache"])
    #expect(early.status == 0 && warnings(early) == 0)
    server.delay.store(0, ordering: .relaxed)
    server.settling.store(0, ordering: .relaxed)
    let later = try run("SELECT http LAST 2h EVERY 1m", ["--cache"])
    #expect(rows(later) == Array(repeating: ["1000"], count: 120))
    #expect(rows(early).count { $0 != ["1000"] } >= 10)
  }

  @Test(arguments: [["--now", "NOW"], ["--quiet"], []])
  func clocksAreNotComparedWithoutDateOrWithNow(options: [String]) throws {
    // The clocks are not compared if the server sends no `Date` header or `--now` is given.
    let isCompared = options == ["--quiet"]
    server.delay.store(3600, ordering: .relaxed)
    server.tellsTime.store(!options.isEmpty, ordering: .relaxed)
    let now = "\(Int64(Date.now.timeIntervalSince1970 * 1000))"
    let run = try run(Self.text, options.map { $0 == "NOW" ? now : $0 })
    #expect(run.status == (isCompared ? 5 : 0))
    #expect(warnings(run) == 0)
    #expect(rows(run).contains { $0.contains("\"missing\"") } == isCompared)
  }
}

/// A server with 1000 bytes per minute up to its own time. It sends that time in the `Date` header.
private final class PunctualServer: Sendable {
  /// The number of seconds that its clock is behind that of this machine.
  let delay = Atomic(0)
  /// The number of seconds after a bucket until all of its bytes are counted.
  let settling = Atomic(0)
  let tellsTime = Atomic(true)
  private let server = Mutex<LoopbackServer?>(nil)

  init() throws {
    let server = try LoopbackServer { [weak self] request in
      self?.reply(to: request.body).steps ?? [.close]
    }
    self.server.withLock { $0 = server }
  }

  var url: String { server.withLock { $0?.url ?? "" } }
  var address: String { server.withLock { $0?.address ?? "" } }

  private func reply(to body: [UInt8]) -> Reply {
    let seconds = Int(Date.now.timeIntervalSince1970) - delay.load(ordering: .relaxed)
    let date = Date(timeIntervalSince1970: Double(seconds)).formatted(
      Date.VerbatimFormatStyle(
        format: """
          \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \
          \(year: .defaultDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\
          \(minute: .twoDigits):\(second: .twoDigits) GMT
          """,
        locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
        calendar: .init(identifier: .gregorian)))
    return Reply(
      "200 OK", answer(body, at: seconds),
      headers: tellsTime.load(ordering: .relaxed) ? [("Date", date)] : [])
  }

  private func answer(_ body: [UInt8], at now: Int) -> String {
    guard let body = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any],
      let start = body["from"] as? Int, let end = body["to"] as? Int,
      let interval = body["interval"] as? String
    else { return "" }
    let length = interval == "5m" ? 300 : 60
    let settling = settling.load(ordering: .relaxed)
    let rows = stride(from: start / 1000, to: end / 1000, by: length).map { bucket in
      let share = min(length, max(0, (now - bucket) * length / (length + settling)))
      return (bucket, share * 1000 / 60)
    }
    let texts = rows.filter { $0.1 > 0 }.map { "{\"timestamp\": \($0.0)000, \"http\": \($0.1)}" }
    return "{\"error\": false, \"data\": [\(texts.joined(separator: ", "))]}"
  }
}
