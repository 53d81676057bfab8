import PQModel

extension CellFormat {
  /// Returns the format of values for programs: exact, never rounded or shortened.
  ///
  /// - Parameters:
  ///   - quote: written before and after a time in ISO 8601.
  ///   - null: written for a missing value and for a number that is not finite.
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

  /// Appends an integer in decimal, without grouping.
  static let digits: Writer<Int64> = { value, bytes in bytes.append(integer: value) }

  /// Returns a writer that appends a number in its shortest exact form, or `null` if it is not finite.
  static func shortest(null: String) -> Writer<Double> {
    let null = [UInt8](null.utf8)
    return { value, bytes in
      guard value.isFinite else { return bytes.append(contentsOf: null) }
      bytes.append(shortest: value)
    }
  }
}
