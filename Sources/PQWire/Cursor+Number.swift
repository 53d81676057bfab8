import PQModel

/// Functions that read numbers and times in CSV and JSON.
extension Cursor {
  /// Reads a whole number from 0 to 2^63-1.
  ///
  /// - Throws: `ItemFailure.bad(.notWhole)` for any other value.
  @inline(__always)
  mutating func whole(in format: AnswerFormat) throws(ItemFailure) -> Int64 {
    let start = index
    let value = fastWhole()
    if value >= 0, endsNumber { return value }
    index = start
    return try slowWhole(in: format)
  }

  /// Reads a finite number that is not negative.
  ///
  /// - Throws: `ItemFailure.bad(.notDecimal)` for any other value.
  @inline(__always)
  mutating func average(in format: AnswerFormat) throws(ItemFailure) -> Double {
    let start = index
    let value = plainDecimal()
    if value >= 0, endsNumber { return value }
    index = start
    return try slowAverage(in: format)
  }

  /// Reads a timestamp, in milliseconds since the epoch.
  ///
  /// - Throws: `ItemFailure.bad(.notTime)` if the value is not a timestamp, and
  ///   `ItemFailure.bad(.offGrain)` if the timestamp is not a multiple of the grid's grain.
  @inline(__always)
  mutating func time(in format: AnswerFormat, on grid: inout TimeGrid) throws(ItemFailure) -> Int64
  {
    let start = index
    let value = fastWhole()
    if value >= 0, endsNumber, value <= TimeGrid.latest, grid.accepts(value) { return value }
    index = start
    return try slowTime(in: format, on: &grid)
  }

  /// True if the next byte is a separator that usually ends a number. If it is another byte, a slower
  /// function reads the number.
  @inline(__always)
  private var endsNumber: Bool {
    let byte = byte
    return byte == Byte.comma || byte == Byte.newline || byte == Byte.closeBrace
      || byte == Byte.carriageReturn
  }

  @inline(never)
  private mutating func slowWhole(in format: AnswerFormat) throws(ItemFailure) -> Int64 {
    let token = try token(in: format)
    guard let value = NumberText(token.value)?.whole else {
      throw .bad(.notWhole(Excerpt.text(of: token.text)), at: index)
    }
    index += token.text.count
    return value
  }

  @inline(never)
  private mutating func slowTime(in format: AnswerFormat, on grid: inout TimeGrid)
    throws(ItemFailure) -> Int64
  {
    let token = try token(in: format)
    guard let value = NumberText(token.value)?.whole, value <= TimeGrid.latest else {
      throw .bad(.notTime(Excerpt.text(of: token.text)), at: index)
    }
    guard grid.accepts(value) else { throw .bad(.offGrain(value, grid.grain), at: index) }
    index += token.text.count
    return value
  }

  @inline(never)
  private mutating func slowAverage(in format: AnswerFormat) throws(ItemFailure) -> Double {
    let token = try token(in: format)
    guard let value = NumberText(token.value)?.decimal else {
      throw .bad(.notDecimal(Excerpt.text(of: token.text)), at: index)
    }
    index += token.text.count
    return value
  }
}

extension Cursor {
  /// A value in two forms: `text` as it is written, and `value` without the quotes that CSV allows.
  struct Token {
    let text: UnsafeBufferPointer<UInt8>
    let value: UnsafeBufferPointer<UInt8>
  }

  /// Returns the token at the position without moving.
  ///
  /// - Throws: `ItemFailure.needsMoreBytes` if the end of the token has not arrived.
  func token(in format: AnswerFormat) throws(ItemFailure) -> Token {
    guard byte != Byte.quote else { return try quotedToken(in: format) }
    var stop = index
    while stop < end, !Self.endsToken(base[stop], in: format) { stop += 1 }
    guard stop < end else { throw .needsMoreBytes(.unexpectedEnd, at: end) }
    return Token(text: bytes(index, stop), value: bytes(index, stop))
  }

  private func quotedToken(in format: AnswerFormat) throws(ItemFailure) -> Token {
    let text = bytes(index, try closingQuote(in: format) + 1)
    let value = UnsafeBufferPointer(rebasing: text.dropFirst().dropLast())
    return Token(text: text, value: format == .csv ? value : text)
  }

  /// Returns the index of the quote that closes the quote at the position. In CSV, the first half of a
  /// doubled quote counts as the closing quote.
  func closingQuote(in format: AnswerFormat) throws(ItemFailure) -> Int {
    var stop = index + 1
    while true {
      stop = Words.first(Byte.quote, or: Byte.backslash, in: base, from: min(stop, end))
      guard stop < end else {
        throw format == .csv
          ? .needsMoreBytes(.unclosedQuote, at: index) : .needsMoreBytes(.unexpectedEnd, at: end)
      }
      if base[stop] == Byte.quote { return stop }
      stop += format == .json ? 2 : 1
    }
  }

  private static func endsToken(_ byte: UInt8, in format: AnswerFormat) -> Bool {
    switch byte {
    case Byte.comma, Byte.newline, Byte.carriageReturn: true
    case Byte.space, Byte.tab, Byte.closeBrace, Byte.closeBracket: format == .json
    default: false
    }
  }
}

/// Checks that each timestamp is a multiple of the grain. The grain is the length of the answer's
/// buckets.
///
/// A fixture in JSON may have its member `grain` after its rows. So the grid stores the greatest common
/// divisor of all timestamps, and each timestamp that changed the divisor. Then a later grain can be
/// checked against all earlier rows. The divisor rarely changes, so a row usually costs at most one
/// division.
struct TimeGrid {
  /// The last valid timestamp, in milliseconds since the epoch: the end of the year 9999. ISO 8601 cannot
  /// write a later one.
  static let latest: Int64 = 253_402_300_799_999

  private(set) var grain: Interval
  private var last: Int64 = -1
  private var divisor: Int64 = 0
  private var steps: [(divisor: Int64, timestamp: Int64)] = []

  init(grain: Interval) { self.grain = grain }

  /// Returns true if a timestamp is a multiple of the grain, and records it.
  @inline(__always)
  mutating func accepts(_ timestamp: Int64) -> Bool {
    timestamp == last || admitsOther(timestamp)
  }

  private mutating func admitsOther(_ timestamp: Int64) -> Bool {
    if divisor == 0 || timestamp % divisor != 0 {
      guard timestamp % grain.length.milliseconds == 0 else { return false }
      divisor = Self.commonDivisor(divisor, timestamp)
      steps.append((divisor, timestamp))
    }
    last = timestamp
    return true
  }

  /// Changes the grain.
  ///
  /// - Returns: the first earlier timestamp that is not a multiple of the new grain; `nil` if there is
  ///   none.
  mutating func changeGrain(_ grain: Interval) -> Int64? {
    self.grain = grain
    return steps.first { $0.divisor % grain.length.milliseconds != 0 }?.timestamp
  }

  private static func commonDivisor(_ left: Int64, _ right: Int64) -> Int64 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }
}
