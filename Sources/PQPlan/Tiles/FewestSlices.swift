import PQModel

/// Where the fewest slices that cover a range give way to those of another interval.
///
/// Each interval is a whole number of every shorter one. So a slice can be cut off wherever a
/// longer interval has a border, and it is never wrong to go as far as can be with every slice: the
/// next begins at the last border of its interval that was reached.
enum FewestSlices {
  /// The starts of all slices that do not go on where one of the same interval ends; nil if the
  /// range cannot be covered.
  static func borders(of range: TimeRange, _ spans: [Span]) -> [Instant]? {
    var borders: [Instant] = []
    var reached = range.from
    var last: Span?
    while reached < range.to {
      guard let step = farthest(from: reached, spans) else { return nil }
      if step.span != last { borders.append(step.start) }
      (reached, last) = (step.end, step.span)
    }
    return borders
  }

  private typealias Step = (span: Span, start: Instant, end: Instant)

  /// The slice that goes the farthest from what was reached; of several that of the longest
  /// interval.
  private static func farthest(from reached: Instant, _ spans: [Span]) -> Step? {
    var best: Step?
    for span in spans {
      let start = reached.floored(to: span.interval.length)
      let end = min(start + span.longest, span.range.to)
      guard start >= span.range.from, end > reached, end >= best?.end ?? end else { continue }
      best = (span, start, end)
    }
    return best
  }
}
