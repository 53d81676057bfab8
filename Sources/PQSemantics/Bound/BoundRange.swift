public import PQModel

/// The range of a query as absolute times, and how the text says it, so that a message can speak of
/// the text and a repair can change it.
public struct BoundRange: Sendable, Equatable {
  /// How the text says the range.
  public enum Form: Sendable, Equatable {
    /// `LAST 6h`; the place is that of the duration.
    case last(duration: Range<Int>)
    /// `SINCE t UNTIL t`.
    case between(since: TimeSource, until: TimeSource?)
  }

  /// Where a time stands in the text, and what it is counted from.
  public struct TimeSource: Sendable, Equatable {
    /// What a time is counted from.
    public enum Anchor: String, Sendable {
      /// It stands for itself.
      case absolute
      /// The end of the newest complete bucket.
      case now = "NOW"
      /// Midnight.
      case today = "TODAY"
    }

    /// Where it stands, in bytes from the start of the text.
    public let range: Range<Int>
    /// What it is counted from.
    public let anchor: Anchor
  }

  /// The range that is asked for.
  public let range: TimeRange
  /// How the text says it.
  public let form: Form
  /// Whether its length is given in calendar months, so that it depends on where the range ends.
  public let hasMonths: Bool
  /// Where the clauses of the range stand.
  public let source: Range<Int>
}
