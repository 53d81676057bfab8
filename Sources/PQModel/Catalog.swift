// The abilities of a backend: its metrics, its dimensions and its limits.

/// The metrics, dimensions and limits of a backend.
///
/// A backend may have fewer of them than the export API. Messages and completions then name only what it
/// has. A query for anything else is an error of the text, and no request is sent:
///
///     let catalog = Catalog(
///       metrics: [.http, .p2p], dimensions: [.countryCode],
///       limits: ExportLimits(rules: [.init(.h1), .init(.d1)], maxDimensions: 1))
///
/// A catalog without metrics or without intervals is allowed, but then every query is an error: "this
/// backend has no metric", "this backend has no buckets". A catalog without dimensions is useful: its
/// backend answers queries without BY and WHERE.
public struct Catalog: Sendable, Equatable {
  /// The metrics that the backend has. The default is all metrics, in the order of the API document.
  public let metrics: [Metric]
  /// The dimensions that the backend can filter and group by. The default is all dimensions, in the
  /// order of the API document.
  public let dimensions: [ExportDimension]
  /// The limits of the requests that the backend accepts.
  public let limits: ExportLimits

  /// Creates a catalog. The default values are taken from the vendor's document. A metric or dimension
  /// that is listed twice counts once.
  public init(
    metrics: [Metric] = Metric.allCases, dimensions: [ExportDimension] = ExportDimension.allCases,
    limits: ExportLimits = .documented
  ) {
    self.metrics = metrics.withoutRepetitions
    self.dimensions = dimensions.withoutRepetitions
    self.limits = limits
  }
}

extension Array where Element: Equatable {
  /// The elements, each at its first position.
  fileprivate var withoutRepetitions: [Element] {
    indices.filter { !self[..<$0].contains(self[$0]) }.map { self[$0] }
  }
}

extension Catalog {
  /// The result of SHOW METRICS, with one row for each metric.
  package var metricTable: DataTable {
    DataTable([
      .texts("metric", metrics.map(\.rawValue)),
      .texts("unit", metrics.map(\.unit.name)),
      .texts("over time", metrics.map(\.overTime.rawValue)),
      .texts("meaning", metrics.map(\.summary)),
    ])
  }

  /// The result of SHOW DIMENSIONS, with one row for each dimension.
  package var dimensionTable: DataTable {
    DataTable([
      .texts("dimension", dimensions.map(\.rawValue)),
      .texts("short", dimensions.map(\.shortName)),
      .texts("meaning", dimensions.map(\.summary)),
    ])
  }

  /// The result of SHOW INTERVALS, with one row for each interval and its limits.
  package var intervalTable: DataTable {
    DataTable([
      .texts("interval", limits.rules.map(\.interval.rawValue)),
      .texts("longest range", limits.rules.map { $0.maxRange?.description ?? "unlimited" }),
      .texts("reaches back", limits.rules.map { $0.retention?.description ?? "unlimited" }),
    ])
  }

  /// The result of SHOW LIMITS, with one row for each limit, as a sentence.
  package var limitTable: DataTable {
    var rows = [("dimensions in BY", "at most \(limits.maxDimensions)")]
    for rule in limits.rules {
      let range = rule.maxRange.map { "at most \($0) at once" }
      let retention = rule.retention.map { "within the last \($0)" }
      let limit = [range, retention].compactMap { $0 }.joined(separator: ", ")
      rows.append(("EVERY \(rule.interval.rawValue)", limit.isEmpty ? "unlimited" : limit))
    }
    return DataTable([.texts("what", rows.map(\.0)), .texts("limit", rows.map(\.1))])
  }
}

/// The limits of an export backend, as data for the planner. Each backend has its own.
public struct ExportLimits: Sendable, Equatable {
  /// The limits of one interval.
  public struct Rule: Sendable, Equatable {
    /// The interval that the rule is about.
    public let interval: Interval
    /// The longest range of one request; `nil` if there is no limit.
    public let maxRange: TimeSpan?
    /// The greatest age of the start of a range; `nil` if there is no limit.
    public let retention: TimeSpan?

    /// Creates a rule for one interval.
    ///
    /// - Parameters:
    ///   - interval: the interval that the rule is about.
    ///   - maxRange: the longest range of one request; `nil` if there is no limit. A range is a whole
    ///     number of buckets, so a limit below the length of one bucket allows no request.
    ///   - retention: the greatest age of the start of a range; `nil` if there is no limit.
    public init(_ interval: Interval, maxRange: TimeSpan? = nil, retention: TimeSpan? = nil) {
      self.interval = interval
      self.maxRange = maxRange
      self.retention = retention
    }
  }

  /// One rule for each interval that the backend answers, the shortest interval first.
  public let rules: [Rule]
  /// The maximum number of dimensions that one request may group by.
  public let maxDimensions: Int

  /// The time after the end of a bucket during which the bucket may still change, because data
  /// arrives late. Two answers about such a bucket can differ. It is zero if the data never change,
  /// for example in a file.
  package let settlingMargin: TimeSpan

  /// The default settling margin of the live API: ten minutes.
  package static let usualSettlingMargin = 10 * TimeSpan.minute

  /// The safety margin of the retention. If a range starts where the retention starts, the planner
  /// skips buckets that expire within this time. The reason is that the backend checks a request
  /// when it arrives, perhaps minutes after the planning. It is zero if the clock of the backend
  /// does not advance, for example for a file.
  package let expiryMargin: TimeSpan

  /// Creates limits.
  ///
  /// - Parameters:
  ///   - rules: one rule for each interval, in any order. If an interval has several rules, the first one
  ///     counts. Without rules, every query is an error.
  ///   - maxDimensions: the maximum number of dimensions in one request. A negative number counts as 0.
  ///   - settlingMargin: see `settlingMargin`. A negative duration counts as zero.
  ///   - expiryMargin: see `expiryMargin`. A negative duration counts as zero.
  public init(
    rules: [Rule], maxDimensions: Int, settlingMargin: TimeSpan = TimeSpan(milliseconds: 0),
    expiryMargin: TimeSpan = TimeSpan(milliseconds: 0)
  ) {
    let intervals = rules.map(\.interval)
    self.rules = rules.enumerated()
      .filter { !intervals[..<$0.offset].contains($0.element.interval) }
      .map(\.element).sorted { $0.interval < $1.interval }
    self.maxDimensions = max(0, maxDimensions)
    self.settlingMargin = max(TimeSpan(milliseconds: 0), settlingMargin)
    self.expiryMargin = max(TimeSpan(milliseconds: 0), expiryMargin)
  }

  /// The rule of an interval; `nil` if the backend does not answer the interval.
  public subscript(interval: Interval) -> Rule? { rules.first { $0.interval == interval } }

  /// The limits that the vendor documents ("Limits" of the export API).
  ///
  /// The document does not mention `7d` and `14d`. They are assumed to have no limits, as `1d`.
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

  /// Returns the limits without the intervals that cannot be computed from buckets of `grain`. The
  /// length of such an interval is not a multiple of the length of `grain`.
  package func coarsened(to grain: Interval) -> ExportLimits {
    let answered = rules.filter {
      $0.interval.length.milliseconds % grain.length.milliseconds == 0
    }
    return ExportLimits(
      rules: answered, maxDimensions: maxDimensions, settlingMargin: settlingMargin,
      expiryMargin: expiryMargin)
  }

  /// Returns the limits with another settling margin.
  package func settling(after margin: TimeSpan) -> ExportLimits {
    ExportLimits(
      rules: rules, maxDimensions: maxDimensions, settlingMargin: margin, expiryMargin: expiryMargin
    )
  }

  /// Returns the limits with another safety margin of the retention, for a backend whose clock
  /// advances.
  package func expiring(within margin: TimeSpan) -> ExportLimits {
    ExportLimits(
      rules: rules, maxDimensions: maxDimensions, settlingMargin: settlingMargin,
      expiryMargin: margin)
  }

  /// Returns the earliest instant that can be requested for an interval; `nil` if there is no limit.
  ///
  /// It is the clock minus the retention. If the clock of the backend advances, it is one millisecond
  /// later.
  package func earliest(of rule: Rule, at clock: Instant) -> Instant? {
    rule.retention.map { clock - $0 + min(expiryMargin, TimeSpan(milliseconds: 1)) }
  }
}
