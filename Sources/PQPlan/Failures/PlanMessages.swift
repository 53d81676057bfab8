import PQModel
import PQSyntax

/// The wording of what the planner warns of.
extension Diagnostic {
  static func rangeInFuture(
    _ range: TimeRange, at place: Range<Int>, clock: Instant
  ) -> Diagnostic {
    Diagnostic(
      .rangeInFuture, "the range ends at \(range.to), after now (\(clock))", at: place
    ).advising("Buckets that are not over may be partial, and later ones are empty.")
      .with { $0.severity = .warning }
  }
}
