import PQModel
import PQSemantics
import PQSyntax

/// The texts of the planner's diagnostics: warnings, and reasons why a range cannot be answered.
extension Diagnostic {
  static func rangeInFuture(
    _ range: TimeRange, at place: Range<Int>, clock: Instant
  ) -> Diagnostic {
    Diagnostic(
      .rangeInFuture, "the range ends at \(range.to), after now (\(clock))", at: place
    ).advising("Buckets that are not over may be partial, and later ones are empty.")
      .with { $0.severity = .warning }
  }

  static func unsettledSubtraction(from start: Instant, at place: Range<Int>) -> Diagnostic {
    Diagnostic(
      .unsettledSubtraction,
      "this takes a subtraction, and from \(start) on the buckets may still change", at: place
    ).advising(
      "The two answers can be of different moments, so these numbers are not final; earlier ones are."
    )
    .with { $0.severity = .warning }
  }
}

extension RangeFailure {
  /// The facts that a message needs in addition to the failure.
  struct Context {
    /// The clause that sets the buckets, such as `EVERY 1h`.
    let every: String
    /// True if the planner picks the buckets.
    let isPicked: Bool
    /// The length of LAST, or `nil` if the range has another form.
    let last: CalendarSpan?
    /// The name of the range in messages.
    let subject: String
  }

  var code: DiagnosticCode {
    switch self {
    case .empty: .reversedRange
    case .partial, .partialGrain: .partialBuckets
    case .noInterval: .unknownInterval
    case .beyondRetention: .beyondRetention
    case .tooManyBuckets: .tooLarge
    case .tooManySlices: .tooManyRequests
    case .noPartner: .withoutPartner
    }
  }

  /// The range that cannot be answered.
  var range: TimeRange {
    switch self {
    case .empty(let range), .partial(_, let range, _), .partialGrain(_, let range),
      .noInterval(let range), .beyondRetention(let range, _, _, _), .tooManyBuckets(let range, _),
      .tooManySlices(let range), .noPartner(let range, _):
      range
    }
  }

  /// Returns the message, in one sentence.
  func message(_ context: Context) -> String {
    switch self {
    case .empty(let range):
      let relation = range.from == range.to ? "where it begins" : "before it begins"
      return "\(context.subject) ends \(relation)"
    case .partial(let end, let range, let bucketing):
      return context.partial(end, range, bucketing)
    case .partialGrain(let grain, _):
      return "buckets of \(grain) do not fit into those of \(context.every)"
    case .noInterval(let range):
      return "\(context.every) cannot be made of the intervals of this backend from \(range)"
    case .beyondRetention(let range, let end, let intervals, let earliest):
      return context.beyondRetention(range, end, intervals, earliest)
    case .tooManyBuckets(let range, let bucketing):
      return "\(range.length) in buckets of \(bucketing) is more than anybody can look at"
    case .tooManySlices(let range):
      return "\(range.length) takes more than \(BranchSearch.limit) requests, which are the limit"
    case .noPartner(let range, let bucketing):
      let what = bucketing.map { "no bucket of \($0)" } ?? "nothing"
      return "\(what) in the range \(range) has a partner in \(context.subject)"
    }
  }
}

extension RangeFailure.Context {
  fileprivate func partial(
    _ end: Instant, _ range: TimeRange, _ bucketing: Bucketing
  ) -> String {
    if let last { return "\(last) is not a whole number of buckets of \(bucketing)" }
    return "\(endText(end, of: range)), where no bucket of \(bucketing) begins"
  }

  fileprivate func beyondRetention(
    _ range: TimeRange, _ end: Instant, _ intervals: [Interval], _ earliest: Instant
  ) -> String {
    let longest = intervals.max()?.rawValue ?? "nothing"
    let orLess = intervals.count > 1 ? " or less" : ""
    if isPicked || end != range.from {
      return
        "\(endText(end, of: range)), which takes buckets of \(longest)\(orLess), and those reach"
        + " back to \(earliest)"
    }
    let begin = endText(range.from, of: range)
    guard every != "EVERY \(longest)" else {
      return "\(every) reaches back to \(earliest), and \(begin)"
    }
    // The buckets are days of a zone, inner buckets of a reducer, or buckets of a length that the
    // API lacks.
    return
      "\(every) is made of buckets of \(longest)\(orLess) here, which reach back to \(earliest),"
      + " and \(begin)"
  }

  private func endText(_ end: Instant, of range: TimeRange) -> String {
    "\(subject) \(end == range.from ? "begins" : "ends") at \(end)"
  }
}
