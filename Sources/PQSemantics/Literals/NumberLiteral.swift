/// The value of a whole number such as `1_000`.
enum NumberLiteral {
  /// The number, or nil if the text has a fraction or is too large.
  static func whole(_ text: String) -> Int64? { Int64(text.filter { $0 != "_" }) }
}
