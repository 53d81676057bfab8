import PQModel
import PQSemantics
import PQSyntax

/// Tells why a query cannot be answered, in terms of the query, and offers the nearest that can.
struct FailureReport {
  let query: BoundQuery
  let planner: Planner

  func diagnostic(for failure: PlanFailure) -> Diagnostic {
    switch failure {
    case .range(let failure): return range(failure)
    case .comparison(let failure, let place): return comparison(failure, at: place)
    case .tooManyDimensions(let filter): return tooManyDimensions(filter)
    case .tooManyRequests(let count):
      return Diagnostic(
        .tooManyRequests, "this takes \(count) requests, and \(BranchSearch.limit) are the limit",
        at: query.source
      ).advising("Ask for a shorter range, longer buckets, or fewer values.")
    case .request(let violation):
      // The rules make no such request.
      return Diagnostic(.wrongKind, "the query cannot be sent: \(violation)", at: query.source)
    }
  }

  private func range(_ failure: CutFailure) -> Diagnostic {
    let (code, message) = failure.told(in: every, last: last)
    var diagnostic = Diagnostic(code, message, at: place(of: failure))
    if case .empty(let range) = failure {
      diagnostic = diagnostic.advising("It begins at \(range.from) and ends at \(range.to).")
    } else if case .partialGrain = failure {
      return diagnostic
    }
    let nearest = NearestQuery(query: query, planner: planner)
    return diagnostic.with { $0.repair = nearest.repair }
  }

  private func comparison(_ failure: CutFailure, at place: Range<Int>) -> Diagnostic {
    let (code, message) = failure.told(in: every, last: nil)
    return Diagnostic(code, "in the range that is compared with, \(message)", at: place)
  }

  private var last: CalendarSpan? {
    if case .last(let span, _) = query.range.form { span } else { nil }
  }

  private var every: String {
    switch query.every {
    case .bucket(let bucketing, _): "EVERY \(bucketing)"
    case .auto: "EVERY AUTO"
    case .whole: "a query without EVERY"
    }
  }

  private func place(of failure: CutFailure) -> Range<Int> {
    switch (failure, query.range.form, query.every) {
    case (.noInterval, _, .bucket(_, let place)): return place
    case (.partialGrain(let grain, _), _, _):
      return query.columns.first { $0.expression.has(grain) }?.range ?? query.source
    case (.partial(let end, let range, _), .between(let since, let until), _):
      return end == range.from ? since.range : until?.range ?? query.range.source
    default: return query.range.source
    }
  }
}

extension Expression {
  fileprivate func has(_ grain: Bucketing) -> Bool {
    var grains: [Bucketing] = []
    collectGrains(into: &grains)
    return grains.contains(grain)
  }
}

extension CutFailure {
  /// The kind of mistake, and what is wrong.
  fileprivate func told(in every: String, last: CalendarSpan?) -> (DiagnosticCode, String) {
    switch self {
    case .empty(let range):
      let relation = range.from == range.to ? "where it begins" : "before it begins"
      return (.reversedRange, "the range ends \(relation)")
    case .partial(let end, _, let bucketing):
      if let last {
        return (.partialBuckets, "\(last) is not a whole number of buckets of \(bucketing)")
      }
      return (.partialBuckets, "no bucket of \(bucketing) begins at \(end)")
    case .partialGrain(let grain, _):
      return (.partialBuckets, "buckets of \(grain) do not fit into those of \(every)")
    case .noInterval(let range):
      return (
        .unknownInterval, "\(every) cannot be made of the intervals of this backend from \(range)"
      )
    case .beyondRetention(let range, let earliest):
      return (
        .beyondRetention,
        "\(every) reaches back to \(earliest), and this range begins at \(range.from)"
      )
    case .tooLarge(let range):
      return (.tooManyRequests, "\(range.length) of \(every) is more than anybody can look at")
    }
  }
}
