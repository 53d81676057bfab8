import PQSyntax

/// A number that is being typed. In `1h30` the finished part is `1h`, and `30` are digits without a
/// unit.
struct TypedQuantity {
  private let done: String
  private let digits: String

  init(_ typed: String) {
    let number = typed.unicodeScalars.reversed().drop { !Self.isDigit($0) }.reversed()
    let digits = number.reversed().prefix { Self.isDigit($0) || $0 == "_" || $0 == "." }
    self.digits = Self.text(digits.reversed())
    done = Self.text(number.dropLast(digits.count))
  }

  /// The durations that the number can become. There is one for each unit that is shorter than the
  /// units of the finished part.
  var durations: [Candidate] {
    guard !digits.isEmpty, !digits.contains(".") else { return [] }
    let last = String(done.reversed().prefix { !$0.isNumber }.reversed())
    let bound = TimeUnit(rawValue: last).flatMap { TimeUnit.allCases.firstIndex(of: $0) } ?? 99
    let shorter = Set(TimeUnit.allCases.prefix(bound))
    return TimeUnit.usual.filter(shorter.contains).map { unit in
      let text = done + digits + unit.rawValue
      return Candidate(text, TimeUnit.detail(of: text), .unit)
    }
  }

  /// The sizes in bytes and in bits that the number can become.
  var sizes: [Candidate] { sizes(inBits: false) + sizes(inBits: true) }

  /// Returns the sizes in bits, or in bytes, that the number can become.
  func sizes(inBits: Bool) -> [Candidate] {
    guard !digits.isEmpty, done.isEmpty else { return [] }
    return SizeUnit.usual.filter { $0.isBits == inBits }.map { unit in
      Candidate(digits + unit.rawValue, "\(digits) \(unit.name)", .unit)
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0" <= scalar && scalar <= "9" }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }
}

extension TimeUnit {
  /// The units, the most frequent first.
  fileprivate static let usual: [TimeUnit] = [
    .hour, .minute, .day, .week, .month, .second, .quarter, .year, .millisecond,
  ]

  /// Returns a duration in words: `1 hour 30 minutes`.
  static func detail(of text: String) -> String {
    var words: [String] = []
    var rest = text[...]
    while let first = rest.first, first.isNumber {
      let number = rest.prefix { $0.isNumber || $0 == "_" }
      rest = rest.dropFirst(number.count)
      let letters = rest.prefix { !$0.isNumber }
      rest = rest.dropFirst(letters.count)
      let name = TimeUnit(rawValue: String(letters))?.name ?? String(letters)
      words.append("\(number) \(number == "1" ? name : name + "s")")
    }
    return words.joined(separator: " ")
  }

  private var name: String {
    switch self {
    case .millisecond: "millisecond"
    case .second: "second"
    case .minute: "minute"
    case .hour: "hour"
    case .day: "day"
    case .week: "week"
    case .month: "month"
    case .quarter: "quarter"
    case .year: "year"
    }
  }
}

extension SizeUnit {
  /// The units, the most frequent first.
  fileprivate static let usual: [SizeUnit] = [
    .gigabyte, .megabyte, .terabyte, .kilobyte, .petabyte, .byte, .gibibyte, .mebibyte, .tebibyte,
    .kibibyte, .pebibyte, .gigabit, .megabit, .terabit, .kilobit, .petabit, .bit,
  ]

  fileprivate var name: String {
    switch self {
    case .byte: "bytes"
    case .kilobyte: "kilobytes, of 1000 bytes"
    case .megabyte: "megabytes, of 1000 kB"
    case .gigabyte: "gigabytes, of 1000 MB"
    case .terabyte: "terabytes, of 1000 GB"
    case .petabyte: "petabytes, of 1000 TB"
    case .kibibyte: "kibibytes, of 1024 bytes"
    case .mebibyte: "mebibytes, of 1024 KiB"
    case .gibibyte: "gibibytes, of 1024 MiB"
    case .tebibyte: "tebibytes, of 1024 GiB"
    case .pebibyte: "pebibytes, of 1024 TiB"
    case .bit: "bits"
    case .kilobit: "kilobits, of 1000 bits"
    case .megabit: "megabits, of 1000 kbit"
    case .gigabit: "gigabits, of 1000 Mbit"
    case .terabit: "terabits, of 1000 Gbit"
    case .petabit: "petabits, of 1000 Tbit"
    }
  }
}
