/// A word with a meaning at certain positions. No keyword is reserved: `AS last` is valid.
public enum Keyword: UInt8, Sendable, CaseIterable {
  /// A word that is not a keyword at any position.
  case plain
  /// The words that start a statement.
  case select, explain, show, `let`, param, set, include
  /// The words that start a clause, in the order of `Clause`.
  case by, `where`, last, since, until, during, every, timezone, fill, compare, having, order, top
  /// The last words that start a clause.
  case limit, into
  /// The words inside clauses and expressions.
  case `as`, and, or, not, `in`, like, ilike, between, asc, desc, with, others, ago, including
  case now, today, yesterday, this, week, month, quarter, year, auto, previous, linear, null
  case nearest
  /// The word NONE. A case `none` would be confused with `Optional.none`.
  case nothing
  /// The words inside EXPLAIN and SHOW.
  case analyze, format, text, json, curl, metrics, dimensions, intervals, limits, functions
  case settings, values, of
  /// Words of other languages, which are recognized for better messages.
  case from, group, to

  /// The word in capitals, as the formatter writes it.
  public var text: String { Self.texts[Int(rawValue)] }

  /// The words in the order of the cases. The names of the cases are not used, because looking them up
  /// at run time takes longer than parsing a small query.
  private static let texts = [
    "PLAIN", "SELECT", "EXPLAIN", "SHOW", "LET", "PARAM", "SET", "INCLUDE", "BY", "WHERE", "LAST",
    "SINCE", "UNTIL", "DURING", "EVERY", "TIMEZONE", "FILL", "COMPARE", "HAVING", "ORDER", "TOP",
    "LIMIT", "INTO", "AS", "AND", "OR", "NOT", "IN", "LIKE", "ILIKE", "BETWEEN", "ASC", "DESC",
    "WITH", "OTHERS", "AGO", "INCLUDING", "NOW", "TODAY", "YESTERDAY", "THIS", "WEEK", "MONTH",
    "QUARTER",
    "YEAR", "AUTO", "PREVIOUS", "LINEAR", "NULL", "NEAREST", "NONE", "ANALYZE", "FORMAT", "TEXT",
    "JSON",
    "CURL", "METRICS", "DIMENSIONS", "INTERVALS", "LIMITS", "FUNCTIONS", "SETTINGS", "VALUES", "OF",
    "FROM", "GROUP", "TO",
  ]

  /// The words that start a statement.
  package static let statements: [Keyword] = [
    .select, .explain, .show, .let, .param, .set, .include,
  ]

  /// True if the word starts a clause of a query.
  package var beginsClause: Bool {
    Keyword.by.rawValue <= rawValue && rawValue <= Keyword.into.rawValue
  }

  /// True if the word starts a statement.
  package var beginsStatement: Bool {
    Keyword.select.rawValue <= rawValue && rawValue <= Keyword.include.rawValue
  }
}

/// The lookup of keywords, which ignores letter case.
///
/// It is a hash table. A key is the letters of a word, packed into two integers, so that a lookup
/// needs no string.
struct KeywordTable: Sendable {
  private struct Slot {
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var keyword = Keyword.plain
  }

  static let shared = KeywordTable()

  /// The length of the longest keyword, in bytes.
  private static let longest = 10
  private static let mask = 255

  private var slots = [Slot](repeating: Slot(), count: mask + 1)

  private init() {
    for keyword in Keyword.allCases where keyword != .plain {
      var text = keyword.text
      text.withUTF8 { insert(keyword, spelled: $0) }
    }
  }

  private mutating func insert(_ keyword: Keyword, spelled letters: UnsafeBufferPointer<UInt8>) {
    let head = Self.pack(letters, from: 0, to: min(8, letters.count))
    let tail = Self.pack(letters, from: 8, to: letters.count)
    var index = Self.hash(head)
    while slots[index].keyword != .plain { index = (index + 1) & Self.mask }
    slots[index] = Slot(head: head, tail: tail, keyword: keyword)
  }

  func keyword(_ word: UnsafeBufferPointer<UInt8>) -> Keyword {
    guard word.count >= 2, word.count <= Self.longest else { return .plain }
    let head = Self.pack(word, from: 0, to: min(8, word.count))
    let tail = Self.pack(word, from: 8, to: word.count)
    var index = Self.hash(head)
    while slots[index].keyword != .plain {
      if slots[index].head == head, slots[index].tail == tail { return slots[index].keyword }
      index = (index + 1) & Self.mask
    }
    return .plain
  }

  /// Returns up to eight letters in lower case, packed into one integer.
  @inline(__always)
  private static func pack(_ word: UnsafeBufferPointer<UInt8>, from: Int, to: Int) -> UInt64 {
    var packed: UInt64 = 0
    var index = from
    while index < to {
      packed = packed << 8 | UInt64(word[index] | 0x20)
      index += 1
    }
    return packed
  }

  private static func hash(_ head: UInt64) -> Int {
    Int(truncatingIfNeeded: (head &* 0x9E37_79B9_7F4A_7C15) >> 56) & mask
  }
}
