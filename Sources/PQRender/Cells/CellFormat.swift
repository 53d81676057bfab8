/// The functions that write the values of one column in one format. Each appends a text to bytes.
struct CellFormat: Sendable {
  typealias Writer<Value> = @Sendable (_ value: Value, _ bytes: inout [UInt8]) -> Void

  /// Appends a text and returns its width in terminal columns, or 0 in a format that does not align
  /// columns.
  var text: @Sendable (_ value: String, _ bytes: inout [UInt8]) -> Int
  var instant: Writer<Int64>
  /// Appends ASCII only. So do `instant` and `decimal`.
  var integer: Writer<Int64>
  var decimal: Writer<Double>
  /// The text for a missing value. It is ASCII.
  var null: String
}
