import PQModel

/// Finds the borders between intervals when a range is covered with the fewest slices.
///
/// Each interval is a multiple of every shorter one, so a slice can end wherever a longer interval has
/// a border. It is optimal to let each slice end as late as possible. The next slice begins at the last
/// border of its interval before that end.
enum FewestSlices {
  /// Returns the starts of all slices that do not continue a slice of the same interval, or `nil` if
  /// the range cannot be covered.
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

  /// Returns the slice that ends last among those that cover an instant. Of several, it has the longest
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
