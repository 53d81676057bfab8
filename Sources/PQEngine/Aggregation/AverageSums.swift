import PQModel

/// Exact sums of averages times minutes. There is one sum for each cell. A cell is one pair of a
/// group and a bucket. Each average is multiplied by the length of its bucket in minutes, so that
/// averages of buckets with different lengths can be added.
struct AverageSums {
  /// The averages that are not in `added` yet. The average at index i belongs to cell i. Averages
  /// are kept here as long as each cell has one average, all buckets have the same length, and
  /// `subtracted` is `nil`.
  private var pendingAverages: [Double] = []
  /// The length of the buckets of `pendingAverages`, in minutes.
  private var pendingMinutes: Int64 = 0
  private var added = DecimalSums()
  /// The sums to subtract, or `nil` if nothing is ever subtracted.
  private var subtracted: DecimalSums?
  /// True if a server may have rounded an average.
  private var isRounded = false

  /// Creates empty sums.
  ///
  /// - Parameter subtracts: True if sums may be subtracted.
  init(subtracts: Bool) { subtracted = subtracts ? DecimalSums() : nil }

  /// Adds the averages of rows. Each average is multiplied by a factor and by the length of its bucket
  /// in minutes. A negative factor subtracts.
  mutating func add(_ averages: [Double], minutes: Int64, times factor: Int, to cells: RowCells) {
    if cells.areNew, factor == 1, subtracted == nil, added.count == 0,
      pendingAverages.isEmpty || pendingMinutes == minutes,
      pendingAverages.count + averages.count == cells.count
    {
      if pendingAverages.isEmpty { pendingAverages = averages } else { pendingAverages += averages }
      pendingMinutes = minutes
      return
    }
    addPending(cells.count)
    let factor = Int64(factor)
    let wasRounded =
      factor < 0 && subtracted != nil
      ? subtracted?.add(averages: averages, minutes: minutes, times: -factor, to: cells.numbers)
      : added.add(averages: averages, minutes: minutes, times: factor, to: cells.numbers)
    if wasRounded == true { isRounded = true }
  }

  /// Adds averages that are already multiplied by the minutes of their buckets. Each is also multiplied
  /// by a factor. A negative factor subtracts.
  mutating func add(_ numbers: DecimalSums, times factor: Int, to cells: RowCells) {
    addPending(cells.count)
    if factor < 0, subtracted != nil {
      subtracted?.add(numbers, times: Int64(-factor), to: cells.numbers)
    } else {
      added.add(numbers, times: Int64(factor), to: cells.numbers)
    }
  }

  /// Adds other sums. Each sum is added to the given cell.
  mutating func add(_ other: AverageSums, to cells: RowCells) {
    let other = other.withoutPending
    addPending(cells.count)
    added.add(other.added, to: cells.numbers)
    if let subtracted = other.subtracted { self.subtracted?.add(subtracted, to: cells.numbers) }
    if other.isRounded { isRounded = true }
  }

  /// Keeps the sums of some cells, in the given order.
  mutating func pick(_ cells: [UInt32]) {
    if pendingAverages.isEmpty {
      added = added.cells(cells)
    } else {
      pendingAverages = pendingAverages.rows(cells)
    }
    if let subtracted, subtracted.count > 0 { self.subtracted = subtracted.cells(cells) }
  }

  /// Moves the averages of `pendingAverages` to `added`, and grows all sums to `count` cells.
  private mutating func addPending(_ count: Int) {
    if !pendingAverages.isEmpty {
      let cells = Array(rows: pendingAverages.count) { UInt32(truncatingIfNeeded: $0) }
      added.grow(to: pendingAverages.count)
      if added.add(averages: pendingAverages, minutes: pendingMinutes, to: cells) {
        isRounded = true
      }
      pendingAverages = []
    }
    added.grow(to: count)
    subtracted?.grow(to: count)
  }

  /// A copy in which the averages of `pendingAverages` are in `added`.
  private var withoutPending: AverageSums {
    var withoutPending = self
    withoutPending.addPending(max(added.count, subtracted?.count ?? 0))
    return withoutPending
  }
}

extension AverageSums {
  /// The largest rounding error of a server, as a fraction of a total. The total is the added
  /// amount plus the subtracted amount of a cell. Their difference counts as 0 if it is at most
  /// this fraction of the total.
  private static let roundingLimit = 0x1p-50

  /// Returns the average of each cell over a length of time.
  func averages(over length: TimeSpan) -> [Double] {
    guard pendingAverages.isEmpty || pendingMinutes * .minute != length else {
      return pendingAverages
    }
    return net.averages(over: length)
  }

  /// Returns the average of each cell. The closure returns the length of time for a cell.
  func averages(over length: (Int) -> TimeSpan) -> [Double] {
    let net = net
    return (0..<net.sums.count).map { net.average($0, over: length($0)) }
  }

  /// The sign of each sum: 1, -1 or 0. A sum that is only a rounding error has the sign 0.
  var signs: [Int8] { pendingAverages.isEmpty ? net.signs : pendingAverages.map { $0.signum } }

  /// The differences: the added sums minus the subtracted sums.
  private var net: NetAverages {
    let all = withoutPending
    guard let subtracted = all.subtracted, subtracted.count > 0 else {
      return NetAverages(sums: all.added)
    }
    let cells = Array(rows: subtracted.count) { UInt32(truncatingIfNeeded: $0) }
    var (net, gross) = (all.added, all.added)
    net.add(subtracted, times: -1, to: cells)
    guard all.isRounded else { return NetAverages(sums: net) }
    gross.add(subtracted, to: cells)
    let (amounts, limits) = (net.quotients(by: 1), gross.quotients(by: 1))
    return NetAverages(
      sums: net,
      areRoundingErrors: Array(rows: amounts.count) {
        abs(amounts[$0]) <= limits[$0] * Self.roundingLimit
      })
  }
}

/// The added sum minus the subtracted sum of each cell. A sum is an average times minutes, so an
/// average is a sum divided by a length of time in minutes.
private struct NetAverages {
  let sums: DecimalSums
  /// For each sum, true if it is only a rounding error of a server; `nil` if no server rounded an
  /// average.
  var areRoundingErrors: [Bool]?

  func average(_ cell: Int, over length: TimeSpan) -> Double {
    areRoundingErrors?[cell] == true ? 0 : sums.average(cell, over: length)
  }

  func averages(over length: TimeSpan) -> [Double] {
    let averages = sums.averages(over: length)
    guard let areRoundingErrors else { return averages }
    return Array(rows: averages.count) { areRoundingErrors[$0] ? 0 : averages[$0] }
  }

  var signs: [Int8] {
    let signs = sums.signs
    guard let areRoundingErrors else { return signs }
    return Array(rows: signs.count) { areRoundingErrors[$0] ? 0 : signs[$0] }
  }
}

extension Double {
  fileprivate var signum: Int8 { self > 0 ? 1 : self < 0 ? -1 : 0 }
}
