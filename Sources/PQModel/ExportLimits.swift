/// The limits of an export backend, as data: each backend hands its own to the planner.
public struct ExportLimits: Sendable, Equatable {
  /// What one interval allows.
  public struct Rule: Sendable, Equatable {
    /// The interval that the rule is about.
    public let interval: Interval
    /// The longest range of one request; nil if any length is answered.
    public let maxRange: TimeSpan?
    /// How long before the clock a range may begin; nil if there is no limit.
    public let retention: TimeSpan?

    /// A rule for one interval.
    public init(_ interval: Interval, maxRange: TimeSpan? = nil, retention: TimeSpan? = nil) {
      self.interval = interval
      self.maxRange = maxRange
      self.retention = retention
    }
  }

  /// One rule for each interval that is answered, finest first.
  public let rules: [Rule]
  /// How many dimensions one request may split by.
  public let maxDimensions: Int

  /// How long after its end a bucket may still change, because late data arrives. Two answers about a
  /// younger bucket can differ. Zero if the data never change, as those of a file.
  public let settlingMargin: TimeSpan

  /// The settling margin of the live API, unless its user knows better: ten minutes.
  public static let usualSettlingMargin = 10 * TimeSpan.minute

  /// How much longer a bucket must be kept to be the first of a range that begins where what is kept
  /// does: requests are judged when they arrive, which may be minutes after the planning. Zero if the
  /// clock of the backend stands still, as that of a file.
  public let expiryMargin: TimeSpan

  /// Limits made of rules, one an interval.
  public init(
    rules: [Rule], maxDimensions: Int, settlingMargin: TimeSpan = TimeSpan(milliseconds: 0),
    expiryMargin: TimeSpan = TimeSpan(milliseconds: 0)
  ) {
    self.rules = rules.sorted { $0.interval < $1.interval }
    self.maxDimensions = maxDimensions
    self.settlingMargin = settlingMargin
    self.expiryMargin = expiryMargin
  }

  /// The rule of an interval, or nil if the interval is not answered.
  public subscript(interval: Interval) -> Rule? { rules.first { $0.interval == interval } }

  /// The limits that the vendor documents ("Limits" of the export API).
  ///
  /// The document is silent on `7d` and `14d`; they are taken to be as `1d`, without a limit.
  public static let documented = ExportLimits(
    rules: [
      Rule(.m1, maxRange: 6 * .hour, retention: 7 * .day),
      Rule(.m5, maxRange: 6 * .hour, retention: 7 * .day),
      Rule(.m10, maxRange: 7 * .day, retention: 14 * .day),
      Rule(.m30, maxRange: 7 * .day, retention: 14 * .day),
      Rule(.h1, retention: 14 * .day),
      Rule(.h3, retention: 14 * .day),
      Rule(.h12, retention: 14 * .day),
      Rule(.d1),
      Rule(.d7),
      Rule(.d14),
    ],
    maxDimensions: 2)

  /// The same limits without the intervals that a grain cannot answer: those shorter than the
  /// grain, and those that are not a whole number of it.
  public func coarsened(to grain: Interval) -> ExportLimits {
    let answered = rules.filter {
      $0.interval.length.milliseconds % grain.length.milliseconds == 0
    }
    return ExportLimits(
      rules: answered, maxDimensions: maxDimensions, settlingMargin: settlingMargin,
      expiryMargin: expiryMargin)
  }

  /// Returns the same limits of a backend whose buckets may change so long after their end.
  public func settling(after margin: TimeSpan) -> ExportLimits {
    ExportLimits(
      rules: rules, maxDimensions: maxDimensions, settlingMargin: margin, expiryMargin: expiryMargin
    )
  }

  /// Returns the same limits of a backend whose clock runs on, so that what is to be asked for must be
  /// kept for so much longer.
  public func expiring(within margin: TimeSpan) -> ExportLimits {
    ExportLimits(
      rules: rules, maxDimensions: maxDimensions, settlingMargin: settlingMargin,
      expiryMargin: margin)
  }

  /// Returns the earliest instant from which an interval can be asked for; nil if there is no limit.
  /// Where the clock runs on, that is later than the one which is as old as the retention just now.
  package func earliest(of rule: Rule, at clock: Instant) -> Instant? {
    rule.retention.map { clock - $0 + min(expiryMargin, TimeSpan(milliseconds: 1)) }
  }
}
