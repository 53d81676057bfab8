import PQModel
import PQSemantics
import PQSyntax

/// The wording of what the planner warns of.
extension Diagnostic {
  static func rangeInFuture(_ range: BoundRange, clock: Instant) -> Diagnostic {
    Diagnostic(
      .rangeInFuture, "the range ends at \(range.range.to), after now (\(clock))",
      at: range.source
    ).advising("Buckets that are not over may be partial, and later ones are empty.")
      .with { $0.severity = .warning }
  }
}
