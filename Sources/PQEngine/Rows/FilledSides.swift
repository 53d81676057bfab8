import PQModel
import PQPlan

/// The filled buckets of the query range and of the comparison range.
struct FilledSides {
  let current: FilledRange?
  let before: FilledRange?
  private let fill: RowPlan.Fill

  /// Creates the filled buckets of both ranges, or returns `nil` if nothing is filled.
  init?(_ fill: RowPlan.Fill, of current: OrderedRange, _ before: OrderedRange?) {
    self.fill = fill
    self.current = FilledRange(fill, of: current)
    self.before = before.flatMap { FilledRange(fill, of: $0) }
    guard self.current != nil || self.before != nil else { return nil }
  }

  /// Returns a computer that uses the filled buckets. The given computer does not use them.
  ///
  /// - Throws: A failure if the filled inner buckets have too many rows.
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

  /// Returns the numbers of every step. With LINEAR, only the steps of the result include filled
  /// buckets.
  ///
  /// PREVIOUS copies numbers, so they stay exact. LINEAR makes fractions, so the rows that use them are
  /// computed separately.
  ///
  /// - Throws: `StepFailure` if a number is too large.
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
