/// A half-open range of time, `[from, to)`.
///
/// The export API's document does not say whether its `to` is inclusive; this project takes it that
/// it is not, and keeps only rows inside the range that it asked for.
public struct TimeRange: Sendable, Hashable {
  /// The first instant inside.
  public let from: Instant
  /// The first instant after.
  public let to: Instant

  /// The range from one instant up to and without another.
  public init(from: Instant, to: Instant) {
    self.from = from
    self.to = to
  }

  /// How long the range is; negative if it ends before it begins.
  public var length: TimeSpan { to - from }

  /// Whether an instant lies inside.
  public func contains(_ instant: Instant) -> Bool { from <= instant && instant < to }
}

extension TimeRange: CustomStringConvertible {
  /// Both ends, in ISO 8601.
  public var description: String { "\(from) to \(to)" }
}
