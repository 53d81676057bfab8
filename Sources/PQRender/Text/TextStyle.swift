/// The terminal styles of tables. The raw value is the parameter of the control sequence "select
/// graphic rendition" (ECMA-48).
enum TextStyle: Int {
  case bold = 1
  case dim = 2
}

extension ByteSink {
  /// Appends a text in a style; without a style if `nil`.
  mutating func append(_ text: String, in style: TextStyle?) {
    guard let style else { return append(text) }
    append("\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m")
  }
}
