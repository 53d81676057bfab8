import PQModel
import PQSemantics
import PQSyntax

/// Tells what the API would refuse, in terms of the query, and offers the nearest query that works.
struct ViolationReport {
  let query: BoundQuery
  let catalog: Catalog
  let clock: Instant

  func diagnostic(for violation: ExportViolation) -> Diagnostic {
    let every = "EVERY \(query.interval.value.rawValue)"
    switch violation {
    case .tooManyDimensions(let asked, let allowed):
      return tooManyDimensions(asked: asked, allowed: allowed)
    case .rangeTooLong(let asked, let allowed, _):
      return range(.rangeTooLong, "\(every) answers at most \(allowed), and this range is \(asked)")
    case .beyondRetention(let from, let earliest, _):
      return range(
        .beyondRetention,
        "\(every) reaches back to \(earliest), and this range begins at \(from)")
    case .misaligned(let end, let interval): return misaligned(end, interval)
    case .unknownInterval:
      return interval("this backend does not answer \(every)")
    case .emptyRange: return range(.reversedRange, "the range is empty")
    case .unknownMetric, .unknownDimension, .empty, .repeated:
      // The binder lets none of these through.
      return Diagnostic(
        .wrongKind, "the query cannot be sent: \(violation)", at: query.range.source)
    }
  }

  private func range(_ code: DiagnosticCode, _ message: String) -> Diagnostic {
    offering(Diagnostic(code, message, at: query.range.source))
  }

  private func interval(_ message: String) -> Diagnostic {
    let known = catalog.limits.rules.map(\.interval.rawValue).joined(separator: " ")
    return offering(
      Diagnostic(.unknownInterval, message, at: query.interval.range)
        .advising("It answers \(known)."))
  }

  private func misaligned(_ end: Instant, _ interval: Interval) -> Diagnostic {
    let buckets = "buckets of \(interval.rawValue)"
    switch query.range.form {
    case .last:
      return range(
        .partialBuckets, "\(query.range.range.length) is not a whole number of \(buckets)")
    case .between(let since, let until):
      let isStart = end == query.range.range.from
      let place = isStart ? since.range : until?.range ?? query.range.source
      return offering(
        Diagnostic(.partialBuckets, "no bucket of \(interval.rawValue) begins at \(end)", at: place)
      )
    }
  }

  private func tooManyDimensions(asked: Int, allowed: Int) -> Diagnostic {
    let kept = query.dimensions.prefix(allowed)
    let extra = query.dimensions.dropFirst(allowed)
    let diagnostic = Diagnostic(
      .tooManyDimensions,
      "BY names \(asked) dimensions, and at most \(allowed) are answered at once",
      at: extra.first?.range ?? query.range.source)
    guard let last = kept.last, let end = extra.last else { return diagnostic }
    return diagnostic.repaired(
      "BY " + kept.map(\.value.rawValue).joined(separator: ", "),
      Repair.Edit(last.range.upperBound..<end.range.upperBound, ""))
  }

  private func offering(_ diagnostic: Diagnostic) -> Diagnostic {
    let search = NearestQuery(query: query, catalog: catalog, clock: clock)
    return diagnostic.with { $0.repair = search.repair }
  }
}
