/// The diagnostic of a malformed number: `6x`, `6M`, `1.5h`, `6hours`, `1_`.
struct MalformedNumber {
  private let text: String
  private let number: Substring
  private let suffix: Substring

  init(_ text: String) {
    self.text = text
    number = text.prefix { $0.isNumber || $0 == "_" || $0 == "." }
    suffix = text[number.endIndex...]
  }

  func diagnostic(at range: Range<Int>) -> Diagnostic {
    if suffix.isEmpty { return shape(at: range) }
    if suffix == "M" { return capitalM(at: range) }
    if number.last?.isNumber == true {
      if let unit = SizeUnit(smallB: suffix) { return smallB(unit, at: range) }
      if let unit = unitOfRate { return rate(unit, at: range) }
    }
    if let unit = TimeUnit(rawValue: String(suffix)), number.contains(".") {
      return fraction(of: unit, at: range)
    }
    if let unit = likelyUnit { return misspelled(unit, at: range) }
    return Diagnostic(.malformedNumber, "'\(text)' is neither a number nor a duration", at: range)
      .expecting("a number", "a duration such as 6h or 1h30m", "a size such as 10MB")
  }

  private func shape(at range: Range<Int>) -> Diagnostic {
    Diagnostic(.malformedNumber, "'\(text)' is not a number", at: range)
      .advising("A number is digits, with _ between them and at most one point.")
  }

  private func capitalM(at range: Range<Int>) -> Diagnostic {
    Diagnostic(.malformedNumber, "'M' is no unit: it could mean minutes or months", at: range)
      .expecting("\(number)m for minutes", "\(number)mo for months", "\(number)MB for megabytes")
  }

  /// Returns the diagnostic of a size with a small `b`, which can mean bits or bytes.
  private func smallB(_ unit: SizeUnit, at range: Range<Int>) -> Diagnostic {
    let bytes = "\(number)\(unit.rawValue)"
    let diagnostic = Diagnostic(
      .malformedNumber, "'\(text)' is not a size: bits end with bit, and bytes with a capital B",
      at: range)
    guard let bits = bits(unit) else { return diagnostic.expecting("\(bytes) for bytes") }
    return diagnostic.expecting("\(bits) for bits", "\(bytes) for bytes")
      .replaced(byOneOf: [bits, bytes])
  }

  /// Returns the size in bits with the same prefix; `nil` if there is none.
  private func bits(_ unit: SizeUnit) -> String? {
    if let bits = unit.inBits { return "\(number)\(bits.rawValue)" }
    guard let count = Int64(number.filter { $0 != "_" }) else { return nil }
    let (bits, overflows) = count.multipliedReportingOverflow(by: unit.factor)
    return overflows ? nil : "\(bits)\(SizeUnit.bit.rawValue)"
  }

  /// Returns the diagnostic of a rate such as `10Mbps`.
  private func rate(_ unit: SizeUnit, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .malformedNumber, "'\(text)' is a rate, and rates are compared with sizes", at: range
    ).replaced(by: "\(number)\(unit.rawValue)")
  }

  /// The unit of a rate: `Mbps`, `MBps`, `Mbitps`; `nil` if the text is not a rate.
  private var unitOfRate: SizeUnit? {
    guard suffix.hasSuffix("ps") else { return nil }
    let unit = suffix.dropLast(2)
    if let unit = SizeUnit(smallB: unit) { return unit.inBits }
    return SizeUnit.allCases.first { $0.rawValue.lowercased() == unit.lowercased() }
  }

  private func fraction(of unit: TimeUnit, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.malformedNumber, "a duration is made of whole numbers", at: range)
      .advising("Write 1h30m for one and a half hours.")
  }

  private func misspelled(_ unit: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.malformedNumber, "'\(suffix)' is no unit of time or size", at: range)
      .expecting(
        "a unit of time: ms s m h d w mo q y",
        "a unit of size: B kB MB GB TB KiB MiB kbit Mbit Gbit"
      )
      .replaced(by: "\(number)\(unit)")
  }

  /// The unit that the letters probably mean; `nil` if there is none. An unknown single letter is read
  /// as hours, the most frequent unit of ranges.
  private var likelyUnit: String? {
    guard suffix.allSatisfy(\.isLetter), number.allSatisfy(\.isNumber) else { return nil }
    let word = suffix.lowercased()
    if let unit = TimeUnit(rawValue: word) { return unit.rawValue }
    if let unit = Self.spellings.first(where: { $0.value.contains(word) })?.key { return unit }
    // The case of `bit` matters, and it has no plural.
    let bits = SizeUnit.allCases.filter(\.isBits).first {
      [$0.rawValue, $0.rawValue + "s"].contains { $0.lowercased() == word }
    }
    if let bits { return bits.rawValue }
    return word.count == 1 ? Self.sizes[word] ?? "h" : nil
  }

  private static let sizes = ["k": "kB", "g": "GB", "t": "TB", "p": "PB"]

  private static let spellings: [String: [String]] = [
    "ms": ["msec", "msecs", "millis", "milliseconds"],
    "s": ["sec", "secs", "second", "seconds"],
    "m": ["min", "mins", "minute", "minutes"],
    "h": ["hr", "hrs", "hour", "hours"],
    "d": ["day", "days"],
    "w": ["wk", "week", "weeks"],
    "mo": ["mon", "month", "months"],
    "q": ["quarter", "quarters"],
    "y": ["yr", "year", "years"],
  ]
}
