/// A value and its position in the text.
public struct Located<Value: Sendable>: Sendable {
  /// The meaning of the text at the position.
  public let value: Value
  /// The position, in bytes from the start of the text.
  public let range: Range<Int>

  /// Creates a value with a position.
  public init(_ value: Value, at range: Range<Int>) {
    self.value = value
    self.range = range
  }
}

extension Located: Equatable where Value: Equatable {}
