import PQModel

extension CellFormat {
  private static let null = "NULL"

  /// Returns the format of values for people: texts without control characters, dates, numbers with
  /// units.
  ///
  /// - Parameter limit: the width in terminal columns to which longer texts are shortened.
  static func readable(_ column: Column, limit: Int = .max) -> CellFormat {
    CellFormat(
      text: { VisibleText.append($0, limit: limit, to: &$1) },
      instant: InstantText.readable(column).writer(), integer: readableInteger(column),
      decimal: readableDecimal(column), null: null)
  }

  private static func readableInteger(_ column: Column) -> Writer<Int64> {
    switch NumberStyle(column.meaning) {
    case .bytes: { ByteText.append($0, to: &$1) }
    case .byteRate: perSecond { ByteText.append($0, to: &$1) }
    case .duration: { DurationText.append($0, to: &$1) }
    case .percent: { PercentText.append($0, to: &$1) }
    case .count: { CountText.append($0, to: &$1) }
    case .bare: digits
    }
  }

  private static func readableDecimal(_ column: Column) -> Writer<Double> {
    switch NumberStyle(column.meaning) {
    case .bytes: finite { ByteText.append($0, to: &$1) }
    case .byteRate: finite(perSecond { ByteText.append($0, to: &$1) })
    case .duration: finite { DurationText.append($0, to: &$1) }
    case .percent: finite { PercentText.append($0, to: &$1) }
    case .count: finite(count(column))
    case .bare: shortest(null: null)
    }
  }

  /// If one value has a fraction, all values get a decimal, so that the points align.
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
