import PQModel

extension CellFormat {
  /// Values as machines want them: exact, and never rounded or shortened.
  ///
  /// - Parameters:
  ///   - quote: stands around a time in ISO 8601.
  ///   - null: stands for a value that a row does not have, and for a number that is not finite.
  ///   - text: appends a text with the quotes and escapes of the format.
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
      integer: digits, decimal: shortest(null: null), null: null)
  }

  /// Appends a whole number as it is.
  static let digits: Writer<Int64> = { value, bytes in bytes.append(integer: value) }

  /// Appends a number as it is, or what stands for one that is not finite.
  static func shortest(null: String) -> Writer<Double> {
    let null = [UInt8](null.utf8)
    return { value, bytes in
      guard value.isFinite else { return bytes.append(contentsOf: null) }
      bytes.append(shortest: value)
    }
  }
}
