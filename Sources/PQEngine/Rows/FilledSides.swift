import PQModel
import PQPlan

/// What FILL fills of the range of a query, and of the one that it is compared with.
struct FilledSides {
  let current: FilledRange?
  let before: FilledRange?
  private let fill: RowPlan.Fill

  /// Nil if nothing is filled.
  ///
  /// - Parameter now: until when buckets have begun, if some have not.
  init?(
    _ fill: RowPlan.Fill, of current: OrderedRange, _ before: OrderedRange?, until now: Instant?
  ) {
    self.fill = fill
    self.current = FilledRange(fill, of: current, until: now)
    self.before = before.flatMap { FilledRange(fill, of: $0, until: now) }
    guard self.current != nil || self.before != nil else { return nil }
  }

  /// The computer that looks at filled buckets where another leaves them out.
  func computer(
    _ plain: RowComputer, _ current: OrderedRange, _ before: OrderedRange?
  ) throws(BackendFailure) -> RowComputer {
    var computer = plain
    if let filled = self.current { computer.current = try current.side(for: plain.rows, filled) }
    if let filled = self.before, let before {
      computer.before = try before.side(for: plain.rows, filled)
    }
    return computer
  }

  /// The numbers of every step, as far as they are part of the result.
  ///
  /// What PREVIOUS fills is as exact as what it is copied from. What LINEAR fills are fractions, so
  /// that the rows that look at it are computed for themselves.
  func vectors(
    _ plan: Plan, _ plain: RowComputer, _ filling: RowComputer
  ) throws(StepFailure) -> [Vector] {
    let computation = plan.rows.computation
    let estimated = try filling.vectors(of: computation)
    guard fill == .linear else { return estimated }
    var vectors = try plain.vectors(of: computation)
    let steps = EstimatedSteps(computation, bucketCount: plan.current.buckets.count) {
      ($0 == .current ? current : before)?.rows.contains($1) == true
    }
    for step in Set(plan.rows.resultSteps) {
      vectors[step] = try steps.merged(
        step, exact: vectors[step], estimated: estimated[step], plain.rows)
    }
    return vectors
  }
}
