import PQSyntax

/// A conversion of a captured text into what pq writes.
enum IdiomConversion: String {
  /// The name of a unit of time as its abbreviation: `hours` becomes `h`.
  case unit
  /// An interval in quotes as a duration: `'1 day'` becomes `1d`.
  case interval
  /// A day in quotes as the next day.
  case dayAfter
  /// A number of percent as a fraction: `50` becomes `0.5`.
  case percent
  /// A number with the letter k or M as a number without it: `1k` becomes `1000`.
  case factor
  /// A simple regular expression as a pattern of LIKE: `'^Chr.*'` becomes `'Chr%'`.
  case like
  /// A text as a pattern of LIKE for values that begin with, contain, or end with it.
  case begins, contains, ends
  /// A string of a name without its quotes.
  case bare
  /// A string without its last quote.
  case open
  /// The number of a column as the text of the item of SELECT.
  case item

  /// Returns the converted text; `nil` if pq has none.
  ///
  /// - Parameter tokens: the tokens of the statement.
  func converted(_ text: String, in tokens: [IdiomToken]) -> String? {
    switch self {
    case .unit: Self.unit(text)
    case .interval: Self.interval(text)
    case .dayAfter: WrittenDate.dayAfter(of: text)
    case .percent: Self.percent(text)
    case .factor: Self.factor(text)
    case .like: Self.like(Self.content(text))
    case .begins: Self.pattern("", Self.content(text), "%")
    case .contains: Self.pattern("%", Self.content(text), "%")
    case .ends: Self.pattern("%", Self.content(text), "")
    case .bare: Self.name(text)
    case .open: String(text.dropLast())
    case .item: Int(text).flatMap { Self.item($0, in: tokens) }
    }
  }

  /// Returns the abbreviation of a unit of time; `nil` for other words.
  static func unit(_ word: String) -> String? {
    var name = word.lowercased()
    if name.count > 3, name.hasSuffix("s") { name.removeLast() }
    return switch name {
    case "s", "sec", "second": "s"
    case "min", "mins", "minute": "m"
    case "h", "hr", "hrs", "hour": "h"
    case "d", "day": "d"
    case "w", "week": "w"
    case "mon", "month": "mo"
    case "quarter": "q"
    case "y", "yr", "year": "y"
    default: nil
    }
  }

  private static func name(_ text: String) -> String? {
    let name = content(text)
    guard let first = name.first, first.isLetter,
      name.allSatisfy({ $0.isLetter || $0.isNumber || "._".contains($0) })
    else { return nil }
    return name
  }

  private static func content(_ text: String) -> String {
    String(text.dropFirst().dropLast())
  }

  private static func interval(_ text: String) -> String? {
    let parts = content(text).split(separator: " ")
    guard parts.count == 2, let count = Int(parts[0]), count > 0, let unit = unit(String(parts[1]))
    else { return nil }
    return "\(count)\(unit)"
  }

  private static func percent(_ text: String) -> String? {
    guard let number = Int(text), 0...1000 ~= number else { return nil }
    let digits = String(repeating: "0", count: max(0, 3 - text.count)) + text
    let (whole, fraction) = (digits.dropLast(2), digits.suffix(2))
    return fraction == "00" ? "\(whole)" : "\(whole).\(fraction)".trimmed(of: "0")
  }

  private static func factor(_ text: String) -> String? {
    guard let letter = text.last, let count = Int(text.dropLast()), count < 1_000_000 else {
      return nil
    }
    return switch letter {
    case "k", "K": "\(count)_000"
    case "M": "\(count)_000_000"
    default: nil
    }
  }

  /// Returns the pattern of a regular expression of letters, `.*`, and `^` and `$` at its ends.
  private static func like(_ expression: String) -> String? {
    var text = expression[...]
    let (isStart, isEnd) = (text.hasPrefix("^"), text.hasSuffix("$"))
    if isStart { text = text.dropFirst() }
    if isEnd { text = text.dropLast() }
    let parts = String(text).replacing(".*", with: "%").split(
      separator: "%", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ $0.allSatisfy { $0.isLetter || $0.isNumber || " -".contains($0) } })
    else {
      return nil
    }
    let pattern = (isStart ? "" : "%") + parts.joined(separator: "%") + (isEnd ? "" : "%")
    return "'" + pattern.replacing("%%", with: "%") + "'"
  }

  private static func pattern(_ before: String, _ text: String, _ after: String) -> String? {
    text.contains { "%_\\".contains($0) } ? nil : "'\(before)\(text)\(after)'"
  }

  private static func endsItems(_ word: String) -> Bool {
    let word = word.uppercased()
    return word == "FROM" || word == "GROUP" || Clause.allCases.contains { $0.keyword.text == word }
  }

  /// Returns the text of an item of SELECT; its name if it has one.
  private static func item(_ number: Int, in tokens: [IdiomToken]) -> String? {
    guard let select = tokens.firstIndex(where: { $0.word == "select" }) else {
      return nil
    }
    var (items, depth) = ([[IdiomToken]()], 0)
    for token in tokens[(select + 1)...] {
      if depth == 0, Self.endsItems(token.text) { break }
      depth += ["(": 1, ")": -1][token.text, default: 0]
      if depth == 0, token.text == "," {
        items.append([])
      } else {
        items[items.count - 1].append(token)
      }
    }
    guard items.indices.contains(number - 1) else { return nil }
    let words = items[number - 1].map(\.text)
    let name =
      words.count > 2 && words[words.count - 2].lowercased() == "as" ? words.suffix(1) : words[...]
    return name.isEmpty ? nil : name.joined(separator: " ")
  }
}

extension String {
  /// Returns the text without a character at its end.
  fileprivate func trimmed(of character: Character) -> String {
    var text = self
    while text.last == character { text.removeLast() }
    return text
  }
}
