import PQModel

/// The functions that write the values of one column in one format. Each function appends the text of a
/// value to an array of bytes.
struct CellFormat: Sendable {
  typealias Writer<Value> = @Sendable (_ value: Value, _ bytes: inout [UInt8]) -> Void

  /// Appends a text and returns its width in terminal columns. Returns 0 in a format that does not align
  /// columns.
  var text: @Sendable (_ value: String, _ bytes: inout [UInt8]) -> Int
  var instant: Writer<Int64>
  /// Appends an integer. `instant`, `integer` and `decimal` append only ASCII.
  var integer: Writer<Int64>
  var decimal: Writer<Double>
  /// The text for NULL. It is ASCII.
  var null: String
}

extension CellFormat {
  /// Returns a format for programs: exact values, never rounded or shortened.
  ///
  /// - Parameters:
  ///   - quote: written before and after a time in ISO 8601.
  ///   - null: written for NULL and for a number that is not finite.
  ///   - text: appends a text with the quotes and escapes of the output format.
  static func exact(
    _ column: Column, times: RenderOptions.TimeStyle, quote: String = "", null: String = "",
    text: @escaping Writer<String>
  ) -> CellFormat {
    CellFormat(
      text: { value, bytes in
        text(value, &bytes)
        return 0
      },
      instant: times == .iso ? InstantText.iso8601(column).writer(quote: quote) : digits,
      integer: digits, decimal: shortest(null: null, hasPoint: column.numbers == .decimal),
      null: null)
  }

  /// Appends an integer in decimal, without grouping.
  static let digits: Writer<Int64> = { value, bytes in bytes.append(integer: value) }

  /// Returns a writer that appends a number in its shortest exact form, or `null` if it is not finite.
  ///
  /// - Parameter hasPoint: true to write a decimal point in whole numbers too.
  static func shortest(null: String, hasPoint: Bool = false) -> Writer<Double> {
    let null = [UInt8](null.utf8)
    guard hasPoint else {
      return { value, bytes in
        guard value.isFinite else { return bytes.append(contentsOf: null) }
        bytes.append(shortest: value)
      }
    }
    return { value, bytes in
      guard value.isFinite else { return bytes.append(contentsOf: null) }
      bytes.append(withPoint: value)
    }
  }
}

extension CellFormat {
  private static let null = "NULL"

  /// Returns a format for people: texts without control characters, dates, and numbers with units.
  ///
  /// - Parameter limit: the maximum width of a text, in terminal columns. Longer texts are shortened.
  static func readable(_ column: Column, limit: Int = .max) -> CellFormat {
    CellFormat(
      text: { VisibleText.append($0, limit: limit, to: &$1) },
      instant: InstantText.readable(column).writer(),
      integer: signed(column, readableInteger(column)),
      decimal: finite(signed(column, readableDecimal(column))), null: null)
  }

  /// Returns a format for people with one unit and one number of decimals in all cells.
  ///
  /// - Parameter suffix: written after each number.
  static func readable(
    _ column: Column, limit: Int, _ scale: NumberScale, suffix: String
  ) -> CellFormat {
    var format = readable(column, limit: limit)
    format.integer = signed(column, followed(by: suffix, scale.integer))
    format.decimal = finite(signed(column, followed(by: suffix, scale.decimal)))
    return format
  }

  /// If the column has changes, positive numbers get a plus sign.
  private static func signed<Value: SignedNumeric & Comparable & SendableMetatype>(
    _ column: Column, _ write: @escaping Writer<Value>
  ) -> Writer<Value> {
    guard column.isChange else { return write }
    return { value, bytes in
      if value > 0 { bytes.append(UInt8(ascii: "+")) }
      write(value, &bytes)
    }
  }

  private static func followed<Value>(
    by suffix: String, _ write: @escaping Writer<Value>
  ) -> Writer<Value> {
    guard !suffix.isEmpty else { return write }
    let suffix = [UInt8](suffix.utf8)
    return { value, bytes in
      write(value, &bytes)
      bytes.append(contentsOf: suffix)
    }
  }

  private static func readableInteger(_ column: Column) -> Writer<Int64> {
    switch NumberStyle(column.meaning) {
    case .bytes: { SizeText.bytes.append($0, to: &$1) }
    case .byteRate: perSecond { SizeText.bytes.append($0, to: &$1) }
    case .bits: { SizeText.bits.append($0, to: &$1) }
    case .bitRate: perSecond { SizeText.bits.append($0, to: &$1) }
    case .duration: { DurationText.append($0, to: &$1) }
    case .percent: { PercentText.append($0, to: &$1) }
    case .count: { CountText.append($0, to: &$1) }
    case .unscaled: digits
    }
  }

  private static func readableDecimal(_ column: Column) -> Writer<Double> {
    switch NumberStyle(column.meaning) {
    case .bytes: { SizeText.bytes.append($0, to: &$1) }
    case .byteRate: perSecond { SizeText.bytes.append($0, to: &$1) }
    case .bits: { SizeText.bits.append($0, to: &$1) }
    case .bitRate: perSecond { SizeText.bits.append($0, to: &$1) }
    case .duration: { DurationText.append($0, to: &$1) }
    case .percent: { PercentText.append($0, to: &$1) }
    case .count: count(column)
    case .unscaled: shortest(null: null)
    }
  }

  /// If one value of the column has a fraction, all values get a decimal place. So the decimal points
  /// align.
  private static func count(_ column: Column) -> Writer<Double> {
    guard case .decimals(let values) = column.values,
      column.present(values).contains(where: { $0.isFinite && !$0.isWhole })
    else { return { CountText.append(whole: $0, to: &$1) } }
    return { CountText.append($0, to: &$1) }
  }

  private static func perSecond<Value>(_ write: @escaping Writer<Value>) -> Writer<Value> {
    { value, bytes in
      write(value, &bytes)
      bytes.append(contentsOf: "/s".utf8)
    }
  }

  private static func finite(_ write: @escaping Writer<Double>) -> Writer<Double> {
    let null = [UInt8](null.utf8)
    return { value, bytes in
      guard value.isFinite else { return bytes.append(contentsOf: null) }
      write(value, &bytes)
    }
  }
}
