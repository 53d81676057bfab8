/// A value and the place in the text that it comes from.
public struct Located<Value: Sendable>: Sendable {
  /// What the text means.
  public let value: Value
  /// Where it stands, in bytes from the start of the text.
  public let range: Range<Int>

  /// A value and its place.
  public init(_ value: Value, at range: Range<Int>) {
    self.value = value
    self.range = range
  }
}

extension Located: Equatable where Value: Equatable {}
