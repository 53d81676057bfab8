import PQModel
import PQPlan

/// Reduces the numbers of the inner buckets of each row to one number.
struct Reduction {
  let reducer: Reducer
  let computation: Computation
  let step: Int
  let countsEmptyBuckets: Bool

  /// Returns the numbers of rows, made from the inner buckets of a grain.
  ///
  /// - Throws: `NumberTooLarge` if a whole number exceeds 2^127-1.
  func vector(
    for rows: RowSet, _ side: RowComputer.Side, grain: Int, _ now: Instant?
  ) throws(NumberTooLarge) -> Vector {
    let inner = side.grains[grain]
    let own = RowComputer.Side(
      series: inner.series, grains: [], cells: inner.cells, coverage: inner.coverage,
      filled: inner.filled)
    let numbers = try numbers(for: inner.rows, own, now)
    let owners = BucketOwners(
      of: inner.series.buckets, in: side.series.buckets, until: now, inner.coverage)
    let runs = owners.runs(of: inner.rows, in: rows)
    var reduced = RunReduction(numbers, runs)
    if countsEmptyBuckets {
      reduced.nothing = try numberOfNothing(inner.series)
      reduced.emptyCounts = runs.indices.map { row in
        max(0, owners.count(Int(rows.buckets[row])) - inner.fetchedCount(runs[row]))
      }
    }
    return reduced.vector(reducer)
  }

  private func numbers(
    for rows: RowSet, _ side: RowComputer.Side, _ now: Instant?
  ) throws(NumberTooLarge) -> Vector {
    let computer = RowComputer(rows: rows, current: side, now: now)
    do throws(StepFailure) {
      return try computer.vectors(of: computation)[step]
    } catch {
      throw NumberTooLarge()
    }
  }

  /// Returns the number of a bucket without traffic, in a vector of one row.
  private func numberOfNothing(_ series: Series) throws(NumberTooLarge) -> Vector {
    let row = RowSet(groups: [0], buckets: [0])
    let side = RowComputer.Side(series: series, grains: [], cells: [RowSet.nowhere])
    return try numbers(for: row, side, nil)
  }
}

extension OrderedSeries {
  /// Returns the number of rows in a run whose buckets are covered. Other buckets have no number and do
  /// not count as empty.
  fileprivate func fetchedCount(_ run: Range<Int>) -> Int {
    guard let coverage else { return run.count }
    return run.count { !coverage.leavesOut(Int(rows.buckets[$0])) }
  }
}
