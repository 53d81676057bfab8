public import PQEngine
public import PQModel

/// A backend with the limits of a test.
public struct LimitedBackend: Backend {
  /// The name of the limits.
  public let name: String
  /// All metrics and dimensions, with the limits.
  public let catalog: Catalog
  /// The clock of the backend behind this one.
  public let clock: Instant
  private let base: any Backend

  /// Creates a backend in front of another one.
  public init(_ name: String, _ base: any Backend, _ limits: ExportLimits) {
    self.name = name
    self.base = base
    catalog = Catalog(limits: limits)
    clock = base.clock
  }

  /// Answers as the backend behind this one does.
  public func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    try await base.answer(request, to: &sink)
  }
}

extension LimitedBackend {
  /// Returns the backend without limits, so that queries need the fewest requests.
  public static func unlimited(_ base: any Backend) -> LimitedBackend {
    LimitedBackend("unlimited", base, limits(Interval.allCases, 6))
  }

  /// Returns the backend with several limits, which lead to different requests.
  public static func limited(_ base: any Backend, _ random: inout SeededRandom) -> [LimitedBackend]
  {
    let some = Interval.allCases.filter { $0 == .m1 || random.next(3) == 0 }
    let odd = Int64(601 + random.next(4000)) * TimeSpan.minute
    return [
      LimitedBackend("minutes only", base, limits([.m1], 6)),
      LimitedBackend("two dimensions", base, limits(Interval.allCases, 2)),
      LimitedBackend("one dimension, minutes", base, limits([.m1], 1)),
      LimitedBackend("\(some), at most \(odd)", base, limits(some, 2, maxRange: odd)),
      LimitedBackend("documented", base, .documented),
    ]
  }

  /// Returns limits with intervals, a number of dimensions for each request, and a longest range.
  public static func limits(
    _ intervals: [Interval], _ maxDimensions: Int, maxRange: TimeSpan? = nil
  ) -> ExportLimits {
    let rules = intervals.map { interval in
      ExportLimits.Rule(interval, maxRange: maxRange.map { max($0, interval.length) })
    }
    return ExportLimits(rules: rules, maxDimensions: maxDimensions)
  }
}
