extension PosixZone {
  /// Creates the rules from the footer of a TZif file (RFC 9636, section 3.3); the result is `nil` for
  /// any other text.
  init?(_ text: some Sequence<UInt8>) {
    var parser = PosixZoneParser(text)
    guard let zone = parser.zone() else { return nil }
    self = zone
  }
}

private struct PosixZoneParser {
  private var rest: ArraySlice<UInt8>

  init(_ text: some Sequence<UInt8>) {
    rest = Array(text)[...]
  }

  mutating func zone() -> PosixZone? {
    guard eatName(), let offset = seconds(hours: 24) else { return nil }
    // A POSIX offset is UTC minus local time. The sign is changed to local time minus UTC.
    guard !rest.isEmpty else { return PosixZone(offset: -offset) }
    guard let season = season(after: -offset), rest.isEmpty else { return nil }
    return PosixZone(offset: -offset, season: season)
  }

  private mutating func season(after offset: Int) -> PosixZone.Season? {
    guard eatName() else { return nil }
    var ahead = offset + 3600
    if rest.first != UInt8(ascii: ",") {
      guard let offset = seconds(hours: 24) else { return nil }
      ahead = -offset
    }
    guard eat(","), let start = moment(), eat(","), let end = moment() else { return nil }
    return PosixZone.Season(offset: ahead, start: start, end: end)
  }

  /// Accepts a name such as `CET` or `<+0330>`.
  private mutating func eatName() -> Bool {
    let isQuoted = eat("<")
    let name = rest.prefix { byte in
      isQuoted ? byte != UInt8(ascii: ">") : (0x41...0x5A).contains(byte & 0xDF)
    }
    rest = rest.dropFirst(name.count)
    return name.count >= 3 && (!isQuoted || eat(">"))
  }

  private mutating func moment() -> YearlyMoment? {
    guard let day = day() else { return nil }
    guard eat("/") else { return YearlyMoment(day: day) }
    return seconds(hours: 167).map { YearlyMoment(day: day, seconds: $0) }
  }

  private mutating func day() -> YearlyMoment.Day? {
    if eat("J") { return number(in: 1...365).map { .ofCommonYear($0) } }
    guard eat("M") else { return number(in: 0...365).map { .ofYear($0) } }
    guard let month = number(in: 1...12), eat("."), let week = number(in: 1...5), eat("."),
      let weekday = number(in: 0...6)
    else { return nil }
    return .ofWeek(month: month, week: week, weekday: weekday)
  }

  /// Reads a time such as `2`, `-2:30`, `+02:30:15`, in seconds.
  ///
  /// - Parameter limit: the maximum number of hours.
  private mutating func seconds(hours limit: Int) -> Int? {
    let sign = eat("-") ? -1 : 1
    if sign > 0 { _ = eat("+") }
    guard var total = number(in: 0...limit).map({ $0 * 3600 }) else { return nil }
    for unit in [60, 1] where eat(":") {
      guard let count = number(in: 0...59) else { return nil }
      total += count * unit
    }
    return sign * total
  }

  private mutating func number(in range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, digits.count <= 3 else { return nil }
    rest = rest.dropFirst(digits.count)
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return range.contains(number) ? number : nil
  }

  private mutating func eat(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
