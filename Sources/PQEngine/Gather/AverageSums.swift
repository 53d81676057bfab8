import PQModel

/// Exact sums of averages, each times the minutes of its bucket, one for each cell.
struct AverageSums {
  /// The averages of rows that have a cell each, as long as nothing else is added.
  private var plain: [Double] = []
  /// The minutes of their buckets.
  private var plainMinutes: Int64 = 0
  private var added = DecimalSums()
  /// What is taken away; nil if nothing ever is.
  private var taken: DecimalSums?
  /// Whether a server may have rounded what was added or taken away.
  private var isRounded = false

  /// No sums.
  init(subtracts: Bool) { taken = subtracts ? DecimalSums() : nil }

  /// Adds the averages of rows over buckets of so many minutes, each so often; below zero, they are
  /// taken away.
  mutating func add(_ averages: [Double], minutes: Int64, times factor: Int, to cells: RowCells) {
    if cells.areNew, factor == 1, taken == nil, added.count == 0,
      plain.isEmpty || plainMinutes == minutes, plain.count + averages.count == cells.count
    {
      if plain.isEmpty { plain = averages } else { plain += averages }
      plainMinutes = minutes
      return
    }
    settle(cells.count)
    let factor = Int64(factor)
    let wasRounded =
      factor < 0 && taken != nil
      ? taken?.add(averages: averages, minutes: minutes, times: -factor, to: cells.numbers)
      : added.add(averages: averages, minutes: minutes, times: factor, to: cells.numbers)
    if wasRounded == true { isRounded = true }
  }

  /// Adds numbers that are such sums already, each so often.
  mutating func add(_ numbers: DecimalSums, times factor: Int, to cells: RowCells) {
    settle(cells.count)
    if factor < 0, taken != nil {
      taken?.add(numbers, times: Int64(-factor), to: cells.numbers)
    } else {
      added.add(numbers, times: Int64(factor), to: cells.numbers)
    }
  }

  /// Adds other sums, each to a cell.
  mutating func add(_ other: AverageSums, to cells: RowCells) {
    let other = other.settled
    settle(cells.count)
    added.add(other.added, to: cells.numbers)
    if let taken = other.taken { self.taken?.add(taken, to: cells.numbers) }
    if other.isRounded { isRounded = true }
  }

  /// Leaves the sums of some cells, in the order given.
  mutating func pick(_ cells: [UInt32]) {
    if plain.isEmpty { added = added.cells(cells) } else { plain = plain.rows(cells) }
    if let taken, taken.count > 0 { self.taken = taken.cells(cells) }
  }

  /// Adds up the averages that have a cell each, and makes room for cells.
  private mutating func settle(_ count: Int) {
    if !plain.isEmpty {
      let cells = Array(rows: plain.count) { UInt32(truncatingIfNeeded: $0) }
      added.grow(to: plain.count)
      if added.add(averages: plain, minutes: plainMinutes, to: cells) { isRounded = true }
      plain = []
    }
    added.grow(to: count)
    taken?.grow(to: count)
  }

  private var settled: AverageSums {
    var settled = self
    settled.settle(max(added.count, taken?.count ?? 0))
    return settled
  }
}

extension AverageSums {
  /// What a server's rounding leaves of a number from which the same was taken away, as a part of it:
  /// four halves of the last bit.
  private static let rounding = 0x1p-50

  /// The averages over a length of time, a number for each cell.
  func averages(over length: TimeSpan) -> [Double] {
    guard plain.isEmpty || plainMinutes * .minute != length else { return plain }
    return net.averages(over: length)
  }

  /// The averages over the length of time of each cell.
  func averages(over length: (Int) -> TimeSpan) -> [Double] {
    let net = net
    return (0..<net.sums.count).map { net.average($0, over: length($0)) }
  }

  /// Whether each sum is above zero (1), below (-1), or nothing (0): zero, or what a server's rounding
  /// has left of zero.
  var signs: [Int8] { plain.isEmpty ? net.signs : plain.map { $0.signum } }

  /// The sums when nothing is added any more.
  private var net: NetAverages {
    let all = settled
    guard let taken = all.taken, taken.count > 0 else { return NetAverages(sums: all.added) }
    let cells = Array(rows: taken.count) { UInt32(truncatingIfNeeded: $0) }
    var (net, both) = (all.added, all.added)
    net.add(taken, times: -1, to: cells)
    guard all.isRounded else { return NetAverages(sums: net) }
    both.add(taken, to: cells)
    let (amounts, limits) = (net.quotients(by: 1), both.quotients(by: 1))
    return NetAverages(
      sums: net,
      rests: Array(rows: amounts.count) { abs(amounts[$0]) <= limits[$0] * Self.rounding })
  }
}

/// Sums of averages, from which averages over other lengths of time are made.
private struct NetAverages {
  let sums: DecimalSums
  /// Which sums are what a server's rounding has left of zero; nil if none is.
  var rests: [Bool]?

  func average(_ cell: Int, over length: TimeSpan) -> Double {
    rests?[cell] == true ? 0 : sums.average(cell, over: length)
  }

  func averages(over length: TimeSpan) -> [Double] {
    let averages = sums.averages(over: length)
    guard let rests else { return averages }
    return Array(rows: averages.count) { rests[$0] ? 0 : averages[$0] }
  }

  var signs: [Int8] {
    let signs = sums.signs
    guard let rests else { return signs }
    return Array(rows: signs.count) { rests[$0] ? 0 : signs[$0] }
  }
}

extension Double {
  fileprivate var signum: Int8 { self > 0 ? 1 : self < 0 ? -1 : 0 }
}
