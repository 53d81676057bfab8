/// A half-open range of time, `[from, to)`.
///
/// The document of the export API does not state whether its `to` is inclusive. This project assumes
/// that it is exclusive, and keeps only rows inside the requested range.
public struct TimeRange: Sendable, Hashable {
  /// The inclusive start.
  public let from: Instant
  /// The exclusive end.
  public let to: Instant

  /// Creates a range from an inclusive start and an exclusive end. The end may be before the start.
  public init(from: Instant, to: Instant) {
    self.from = from
    self.to = to
  }

  /// The duration of the range; negative if its end is before its start.
  public var length: TimeSpan { to - from }

  /// Returns true if the range contains an instant.
  public func contains(_ instant: Instant) -> Bool { from <= instant && instant < to }
}

extension TimeRange: CustomStringConvertible {
  /// Both ends in ISO 8601, in UTC.
  public var description: String { "\(from) to \(to)" }
}
