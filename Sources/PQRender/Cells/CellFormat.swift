/// How one format writes the values of a column: each function appends a text to bytes.
struct CellFormat: Sendable {
  typealias Writer<Value> = @Sendable (_ value: Value, _ bytes: inout [UInt8]) -> Void

  /// Also returns how wide the appended text is, or 0 in a format that aligns nothing.
  var text: @Sendable (_ value: String, _ bytes: inout [UInt8]) -> Int
  var instant: Writer<Int64>
  /// Appends ASCII only, as `instant` and `decimal` do.
  var integer: Writer<Int64>
  var decimal: Writer<Double>
  /// Stands for a value that a row does not have. ASCII as well.
  var null: String
}
