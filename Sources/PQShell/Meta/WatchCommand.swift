import PQ
import PQRun
import PQSystem
import PQSemantics
import PQSyntax

/// `\watch`: runs the last text repeatedly.
enum WatchCommand: ShellCommand {
  static let names = ["watch"]
  static let usage = "10s [COUNT]"
  static let summary = "runs the last text again and again"
  static let details = [
    "It runs at once, and then every so often: 10s, 1m30s, 1h. At least a second lies in between.",
    "It ends at Ctrl-C, after COUNT times, or when a run fails.",
    "  \\watch 30s 10",
  ]

  /// The interval between two checks for Ctrl-C.
  private static let pollInterval = Duration.milliseconds(50)

  static func choices(after arguments: [String]) -> [ArgumentChoice] {
    arguments.isEmpty ? ["10s", "1m", "5m"].map { .word($0) } : []
  }

  static func run(_ arguments: [String], _ shell: inout Shell) async throws -> Shell.Step {
    guard (1...2).contains(arguments.count) else { throw misuse }
    let interval = try interval(arguments[0])
    let count = try arguments.dropFirst().first.map(count)
    guard let input = shell.last?.input else {
      throw CommandFailure.usage("there is nothing to watch yet; run a query first")
    }
    // The runs must not wait for the user to leave a pager.
    let pager = shell.target.pager
    shell.target.pager = nil
    defer { shell.target.pager = pager }
    try await watch(input, every: (interval, arguments[0]), count, &shell)
    return .goOn
  }

  private static func watch(
    _ input: InputText, every interval: (time: Duration, word: String), _ count: Int?,
    _ shell: inout Shell
  ) async throws {
    var next = ContinuousClock.now
    for number in 1...(count ?? .max) {
      shell.say(header(number, of: count, every: interval.word))
      guard try await shell.run(input).isAnswer, number != count else { return }
      next = max(next + interval.time, .now)
      // The terminal has printed ^C, so a line feed comes first.
      guard await waits(until: next) else { return shell.say("") }
    }
  }

  /// Waits until a time. Returns false if Ctrl-C came first.
  private static func waits(until end: ContinuousClock.Instant) async -> Bool {
    while !Signals.isInterrupted {
      guard ContinuousClock.now < end else { return true }
      try? await Task.sleep(until: min(end, .now + pollInterval))
    }
    return false
  }

  private static func header(_ number: Int, of count: Int?, every interval: String) -> String {
    let progress = count.map { "\(number) of \($0)" } ?? "Ctrl-C ends it"
    return "\(ClockTime.now), every \(interval), \(progress)"
  }

  private static func interval(_ word: String) throws -> Duration {
    guard let span = DurationWord.span(of: word) else {
      throw CommandFailure.usage("\(word) is no duration; write one such as 10s, 1m30s or 1h")
    }
    guard span >= .second else {
      throw CommandFailure.usage("\(word) is too often; at least 1s lies between two runs")
    }
    return .milliseconds(span.milliseconds)
  }

  private static func count(_ word: String) throws -> Int {
    guard let count = Int(word), count >= 1 else {
      throw CommandFailure.usage("\(word) is no count; write how many times, such as 10")
    }
    return count
  }
}

extension ExitStatus {
  /// True if there is an answer, complete or not.
  fileprivate var isAnswer: Bool { self == .success || self == .partial }
}

/// A duration in the notation of the language: `10s`, `1m30s`, `500ms`.
enum DurationWord {
  /// Returns the duration; `nil` if the word is not a duration, or has a calendar unit such as `1mo`.
  static func span(of word: String) -> TimeSpan? {
    let tokens = SyntaxTree.parse(word).tokens
    guard tokens.count == 2, tokens[0].kind == .duration,
      tokens[0].range.count == word.utf8.count
    else { return nil }
    return CalendarSpanLiteral(word)?.span.span
  }
}

/// The local time of day.
enum ClockTime {
  /// The present time of day: `14:03:22`.
  static var now: String {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return [parts.tm_hour, parts.tm_min, parts.tm_sec]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
