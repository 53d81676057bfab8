/// Ranges of time that are written with BETWEEN, as in other languages: `SINCE BETWEEN '2026-01-14' AND
/// '2026-01-15'`. BETWEEN includes its end, and a range of time does not.
extension Parser where Recorder: ExpectationRecorder {
  /// Returns true if `BETWEEN 'time' AND 'text'` starts at a token.
  func isTimeRange(at index: Int) -> Bool {
    guard index + 3 < tokens.count, tokens[index].keyword == .between else { return false }
    return tokens[index + 2].keyword == .and && tokens[index + 3].kind == .string
      && WrittenDate(tokens[index + 1], in: source) != nil
  }

  /// Parses a range of time with BETWEEN in place of a clause. The tree has SINCE and UNTIL instead.
  ///
  /// - Returns: false if there is none at the current token.
  mutating func timesInsteadOfRange() -> Bool {
    guard let lead = timeRangeLead else { return false }
    reportTimes(from: position, lead: lead, isWhole: true)
    skip(lead + 1)
    timeClause(.sinceClause)
    skip(1)
    timeClause(.untilClause)
    return true
  }

  /// Parses a comparison of a name with times, which can only be a part of a condition.
  mutating func timesInComparison(from start: Mark) {
    // After a column, the times are a clause: SELECT http BETWEEN '2026-01-14' AND '2026-01-15'.
    guard scope != .select else { return }
    reportTimes(from: start.token, lead: position - start.token, isWhole: false)
    for _ in 0..<4 { advance() }
    finish(.skipped, start)
  }

  /// The number of tokens before BETWEEN in a range of time at the current token; `nil` if there is no
  /// such range, or if it is only a part of a condition.
  private var timeRangeLead: Int? {
    if isTimeRange(at: position) { return 0 }
    switch current.keyword {
    case .since, .during: return isTimeRange(at: position + 1) ? 1 : nil
    case .where, .having:
      guard isTimeRange(at: position + 2), next.kind == .word else { return nil }
      let names = ["timestamp", "time", "date"]
      let end = tokens[min(position + 6, tokens.count - 1)]
      let isWhole = end.kind == .end || end.kind == .semicolon || end.keyword.beginsClause
      return isWhole && names.contains(text(of: next).lowercased()) ? 2 : nil
    default: return nil
    }
  }

  private mutating func reportTimes(from start: Int, lead: Int, isWhole: Bool) {
    let first = tokens[start + lead + 1]
    let last = tokens[start + lead + 3]
    let range = tokens[start].range.lowerBound..<last.range.upperBound
    report(
      .timesBetween(
        text(of: first), text(of: last), dayAfter: WrittenDate(last, in: source)?.dayAfter,
        isWhole: isWhole, at: range))
  }

  private mutating func skip(_ count: Int) {
    let start = mark
    for _ in 0..<count { advance() }
    finish(.skipped, start)
  }

  private mutating func timeClause(_ kind: SyntaxKind) {
    let start = mark
    time()
    finish(kind, start)
  }
}

/// The date at the start of a string such as `'2026-01-14'` or `'2026-01-14T10:00'`.
package struct WrittenDate {
  private let year: Int
  private let month: Int
  private let day: Int
  /// True if nothing follows the date.
  private let isWhole: Bool

  /// Reads the date of a token; `nil` if the token is not a string that starts with a date.
  init?(_ token: Token, in source: [UInt8]) {
    guard token.kind == .string else { return nil }
    let text = source[token.range].dropFirst().dropLast()
    let parts = text.prefix(10).split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard parts.map(\.count) == [4, 2, 2], numbers.count == 3, numbers.allSatisfy({ $0 > 0 }) else {
      return nil
    }
    (year, month, day) = (numbers[0], numbers[1], numbers[2])
    isWhole = text.count == 10
  }

  /// Returns the day after a day in quotes, in quotes; `nil` if the text is no such day.
  package static func dayAfter(of text: String) -> String? {
    let source = Array(text.utf8)
    return Lexer.tokens(of: source).tokens.first.flatMap { WrittenDate($0, in: source)?.dayAfter }
  }

  /// The next day as a string with quotes; `nil` if a time of day follows the date, and in the year 9999.
  var dayAfter: String? {
    guard isWhole, year < 9999, 1...12 ~= month, 1...length ~= day else { return nil }
    if day < length { return Self.text(year, month, day + 1) }
    return month < 12 ? Self.text(year, month + 1, 1) : Self.text(year + 1, 1, 1)
  }

  /// The number of days of the month.
  private var length: Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  private static func text(_ year: Int, _ month: Int, _ day: Int) -> String {
    let parts = [(year, 4), (month, 2), (day, 2)].map { number, digits in
      String(repeating: "0", count: digits - String(number).count) + String(number)
    }
    return "'\(parts.joined(separator: "-"))'"
  }
}
