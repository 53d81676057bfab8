import PQModel
import PQSyntax

/// The texts of the planner's warnings.
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
