package import PQModel
import PQSyntax

/// The times and durations.
extension Binder {
  /// Binds a time: `'2026-01-15'`, milliseconds since the epoch, or NOW or TODAY minus a duration.
  mutating func time(_ node: SyntaxNode, _ zone: ZoneRules) -> BoundRange.Time? {
    guard let token = node.tokens.first else { return nil }
    switch token.kind {
    case .string:
      return instant(StringLiteral.value(of: token, in: node.tree.source), zone, node)
    case .number: return epoch(node.text, node)
    case .parameter: return parameter(node, zone)
    case .word: return relative(node, token)
    default: return nil
    }
  }

  private mutating func instant(
    _ text: String, _ zone: ZoneRules, _ node: SyntaxNode
  ) -> BoundRange.Time? {
    switch ISO8601Time(text)?.moment(in: zone) {
    case .once(let instant)?: return time(.absolute(instant), node)
    case .repeated(let first, let last)?:
      problems.append(.repeatedTime(text, first, last, zone, at: node))
    case .skipped(let earlier, let later)?:
      problems.append(.skippedTime(text, earlier, later, zone, at: node))
    case nil: problems.append(.invalidTime(text, at: node.range))
    }
    return nil
  }

  private mutating func epoch(_ text: String, _ node: SyntaxNode) -> BoundRange.Time? {
    guard let value = NumberLiteral.whole(text), Self.epochs.contains(value) else {
      problems.append(.invalidEpoch(text, in: Self.epochs, at: node))
      return nil
    }
    return time(.absolute(Instant(milliseconds: value)), node)
  }

  private mutating func parameter(_ node: SyntaxNode, _ zone: ZoneRules) -> BoundRange.Time? {
    switch parameterValue(of: node) {
    case .text(let text)?: return instant(text, zone, node)
    case .number(_, let text)?: return epoch(text, node)
    case .unknown?: return nil
    case .some(let value):
      problems.append(
        .parameterOfOtherKind(node.text, is: value.kind, wanted: "a time", at: node.range))
      return nil
    case nil: return nil
    }
  }

  private mutating func relative(_ node: SyntaxNode, _ word: Token) -> BoundRange.Time? {
    let anchor: BoundRange.Time.Anchor = word.keyword == .today ? .today : .now
    guard let child = node.children.first else { return time(anchor, node) }
    return duration(child).map { time(anchor, earlier: $0.span, node) }
  }

  private func time(
    _ anchor: BoundRange.Time.Anchor, earlier: CalendarSpan = CalendarSpan(), _ node: SyntaxNode
  ) -> BoundRange.Time {
    BoundRange.Time(anchor: anchor, earlier: earlier, range: node.range)
  }

  private static var epochs: ClosedRange<Int64> { Instant.epochMilliseconds }

  /// Returns a duration, or the duration of a parameter. If the duration is zero or has an error,
  /// the result is `nil` and an error is reported.
  mutating func duration(_ node: SyntaxNode) -> CalendarSpanLiteral? {
    let literal = node.kind == .parameter ? durationParameter(node) : durationLiteral(node)
    guard let literal, literal.span.isZero else { return literal }
    problems.append(.emptyDuration(node.text, at: node.range))
    return nil
  }

  private mutating func durationParameter(_ node: SyntaxNode) -> CalendarSpanLiteral? {
    switch parameterValue(of: node) {
    case .duration(let duration)?: return duration
    case .unknown?: return nil
    case .some(let value):
      problems.append(
        .parameterOfOtherKind(node.text, is: value.kind, wanted: "a duration", at: node.range))
      return nil
    case nil: return nil
    }
  }

  /// Returns the duration in the text. If it is too long, the result is `nil` and an error is
  /// reported.
  mutating func durationLiteral(_ node: SyntaxNode) -> CalendarSpanLiteral? {
    // The parser also accepts wrong tokens as durations. They have been reported.
    guard node.tokens.first?.kind == .duration else { return nil }
    let literal = CalendarSpanLiteral(node.text)
    if literal == nil { problems.append(.durationTooLong(node.text, at: node.range)) }
    return literal
  }
}

/// The value of a duration in a text, such as `1h30m` or `1mo`.
package struct CalendarSpanLiteral: Sendable, Equatable {
  /// The duration.
  package private(set) var span = CalendarSpan()
  /// The units with a count greater than zero, without duplicates.
  private(set) var units: [TimeUnit] = []
  /// The original text.
  let text: String

  /// The maximum duration, a thousand years. Arithmetic on times does not overflow below it.
  static let longest = 1000 * 366 * TimeSpan.day

  /// Creates the value of a duration token; the result is `nil` if it is longer than `longest`.
  package init?(_ text: String) {
    self.text = text
    var digits = ""
    var letters = ""
    for character in text.unicodeScalars where character != "_" {
      if ("0"..."9").contains(character) {
        if !letters.isEmpty {
          guard add(digits, letters) else { return nil }
          (digits, letters) = ("", "")
        }
        digits.unicodeScalars.append(character)
      } else {
        letters.unicodeScalars.append(character)
      }
    }
    guard add(digits, letters), total <= Self.longest.milliseconds else { return nil }
  }

  /// The length in milliseconds, where a month is a twelfth of a leap year.
  private var total: Int64 {
    let halfDays = Int64(span.months * 61 + span.days * 2)
    return halfDays * TimeSpan.day.milliseconds / 2 + span.rest.milliseconds
  }

  /// Adds a count of a unit. It returns false if the sum is too large.
  private mutating func add(_ digits: String, _ letters: String) -> Bool {
    guard let unit = TimeUnit(rawValue: letters), let count = Int64(digits),
      count <= Self.longest.milliseconds / unit.least
    else { return false }
    if count > 0, !units.contains(unit) { units.append(unit) }
    span.months += Int(count) * unit.months
    span.days += Int(count) * unit.days
    span.rest = TimeSpan(
      milliseconds: span.rest.milliseconds + count * unit.milliseconds)
    return total <= Self.longest.milliseconds
  }
}

extension TimeUnit {
  fileprivate var months: Int {
    switch self {
    case .month: 1
    case .quarter: 3
    case .year: 12
    default: 0
    }
  }

  fileprivate var days: Int {
    switch self {
    case .day: 1
    case .week: 7
    default: 0
    }
  }

  /// The length of a unit of fixed length, in milliseconds; 0 for calendar units.
  fileprivate var milliseconds: Int64 {
    switch self {
    case .millisecond: 1
    case .second: TimeSpan.second.milliseconds
    case .minute: TimeSpan.minute.milliseconds
    case .hour: TimeSpan.hour.milliseconds
    default: 0
    }
  }

  /// The minimum length of one unit, in milliseconds.
  fileprivate var least: Int64 {
    max(milliseconds, Int64(months * 28 + days) * TimeSpan.day.milliseconds)
  }
}
