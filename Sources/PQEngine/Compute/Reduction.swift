import PQModel
import PQPlan

/// Makes one number of those of the shorter buckets inside a row.
struct Reduction {
  let reducer: Reducer
  let computation: Computation
  let step: Int
  let countsEmptyBuckets: Bool

  /// The numbers for rows, from the buckets of a grain.
  func vector(
    for rows: RowSet, _ side: RowComputer.Side, grain: Int, _ now: Instant?
  ) throws(NumberTooLarge) -> Vector {
    let series = side.grains[grain]
    let inner = RowSet(series)
    let numbers = try numbers(for: inner, series, now)
    let zero = try countsEmptyBuckets ? numberOfNothing(series, now) : nil
    let owners = Owners(of: series.buckets, in: side.series.buckets)
    var reduced = Reduced(numbers)
    var place = 0
    for row in 0..<rows.count {
      let (group, bucket) = (rows.groups[row], rows.buckets[row])
      while place < inner.count, isBefore(inner, place, owners, group, bucket) { place += 1 }
      let start = place
      while place < inner.count, inner.groups[place] == group,
        owners.owner(Int(inner.buckets[place])) == bucket
      { place += 1 }
      let empty = zero.map { ($0, owners.count(Int(bucket)) - (place - start)) }
      reduced.append(reducer, start..<place, empty)
    }
    return reduced.vector(reducer)
  }

  private func isBefore(
    _ inner: RowSet, _ place: Int, _ owners: Owners, _ group: UInt32, _ bucket: UInt32
  ) -> Bool {
    let own = (inner.groups[place], owners.owner(Int(inner.buckets[place])))
    return own < (group, bucket)
  }

  private func numbers(
    for rows: RowSet, _ series: Series, _ now: Instant?
  ) throws(NumberTooLarge) -> Vector {
    let side = RowComputer.Side(series: series, grains: [], cells: rows.cells(in: series))
    let computer = RowComputer(rows: rows, current: side, before: nil, now: now)
    do throws(StepFailure) {
      return try computer.vectors(of: computation)[step]
    } catch {
      throw NumberTooLarge()
    }
  }

  /// The number of a bucket without traffic; nil if it has none.
  private func numberOfNothing(_ series: Series, _ now: Instant?) throws(NumberTooLarge) -> Double?
  {
    guard series.buckets.count > 0 else { return nil }
    let empty = Series(
      Buckets(whole: series.buckets[0]), series.metrics, weightUnit: nil, keepsMagnitudes: false)
    let rows = RowSet(empty).filled(groupCount: 1, bucketCount: 1)
    let side = RowComputer.Side(series: empty, grains: [], cells: [-1])
    var computer = RowComputer(rows: rows, current: side, before: nil, now: nil)
    computer.fillsWithZero = true
    do throws(StepFailure) {
      let vector = try computer.vectors(of: computation)[step]
      return vector.isNull(0) ? nil : vector.decimals[0]
    } catch {
      throw NumberTooLarge()
    }
  }
}

/// Which bucket of the result each shorter bucket lies in.
private struct Owners {
  private let owners: [UInt32]
  private let counts: [Int]

  init(of inner: Buckets, in outer: Buckets) {
    var owners: [UInt32] = []
    var counts = [Int](repeating: 0, count: outer.count)
    owners.reserveCapacity(inner.count)
    for place in 0..<inner.count {
      let owner = outer.index(of: inner[place].from) ?? 0
      owners.append(UInt32(owner))
      counts[owner] += 1
    }
    self.owners = owners
    self.counts = counts
  }

  func owner(_ inner: Int) -> UInt32 { owners[inner] }
  func count(_ outer: Int) -> Int { outer < counts.count ? counts[outer] : 0 }
}
