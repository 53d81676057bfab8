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
    if number.last?.isNumber == true, let unit = SizeUnit(bits: suffix) {
      return bits(unit, at: range)
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
  private func bits(_ unit: SizeUnit, at range: Range<Int>) -> Diagnostic {
    let plain = "\(number)\(unit.rawValue)"
    let diagnostic = Diagnostic(
      .malformedNumber, "'\(text)' is in bits, and sizes are in bytes: their B is a capital",
      at: range)
    guard let bits = bytes(of: unit) else {
      return diagnostic.expecting("\(plain) for bytes")
    }
    return diagnostic.expecting("\(plain) for bytes", "\(bits) for as many bits")
      .replaced(byOneOf: [plain, bits])
  }

  /// Returns the number of bits in the text, as a size in bytes. It is `nil` if it is not a whole
  /// number of bytes.
  private func bytes(of unit: SizeUnit) -> String? {
    guard let count = Int64(number.filter { $0 != "_" }), count > 0 else { return nil }
    let (bits, overflows) = count.multipliedReportingOverflow(by: unit.bytes)
    guard !overflows, bits % 8 == 0 else { return nil }
    let fitting = SizeUnit.allCases.last { fits in
      (fits.isBinary == unit.isBinary || fits == .byte) && bits / 8 % fits.bytes == 0
    }
    return fitting.map { "\(bits / 8 / $0.bytes)\($0.rawValue)" }
  }

  private func fraction(of unit: TimeUnit, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.malformedNumber, "a duration is made of whole numbers", at: range)
      .advising("Write 1h30m for one and a half hours.")
  }

  private func misspelled(_ unit: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.malformedNumber, "'\(suffix)' is no unit of time or size", at: range)
      .expecting("a unit of time: ms s m h d w mo q y", "a unit of size: B kB MB GB TB KiB MiB")
      .replaced(by: "\(number)\(unit)")
  }

  /// The unit that the letters probably mean; `nil` if there is none. An unknown single letter is read
  /// as hours, the most frequent unit of ranges.
  private var likelyUnit: String? {
    guard suffix.allSatisfy(\.isLetter), number.allSatisfy(\.isNumber) else { return nil }
    let word = suffix.lowercased()
    if let unit = TimeUnit(rawValue: word) { return unit.rawValue }
    if let unit = Self.spellings.first(where: { $0.value.contains(word) })?.key { return unit }
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
