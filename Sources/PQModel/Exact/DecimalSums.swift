/// Exact decimal sums, one for each cell. A cell is given by its index. In an aggregation, a cell
/// is one group in one bucket.
///
/// A sum is a whole number of units of 10^-scale. The scale grows with the digits of the addends.
/// The order and the grouping of the addends do not change a sum.
package struct DecimalSums: Sendable, Equatable {
  /// The number of decimal digits after the point of a unit.
  package private(set) var scale = 0
  private var units = IntegerSums()
  /// An upper bound of the absolute values of all sums, in units.
  private var bound: Int128 = 0
  /// The sums if their digits do not fit into 128 bits; otherwise `nil`.
  private var long: [LongDecimal]?

  /// Creates an empty list of sums.
  package init() {}

  /// Creates one sum for each average over a bucket: the average times the minutes of the bucket.
  package init(averages: [Double], minutes: Int64) {
    grow(to: averages.count)
    add(averages: averages, minutes: minutes, to: averages.indices.map { UInt32($0) })
  }

  /// The number of cells.
  package var count: Int { long?.count ?? units.count }

  /// The sums as whole numbers of units; `nil` if they need more than 128 bits.
  package var integerSums: IntegerSums? { long == nil ? units : nil }

  package static func == (left: DecimalSums, right: DecimalSums) -> Bool {
    guard left.count == right.count else { return false }
    var difference = left
    difference.add(right, times: -1, to: (0..<left.count).map { UInt32($0) })
    return difference.signs.allSatisfy { $0 == 0 }
  }

  /// Returns true if each sum can be recovered after a division by the minutes. The quotient is
  /// rounded to the nearest double.
  package func areReadable(minutes: Int64) -> Bool {
    guard case .narrow(let sums)? = integerSums?.values else { return false }
    let reading = AverageDecoder(minutes: minutes)
    return sums.allSatisfy { reading.canRead($0, scale: scale) }
  }

  /// The sign of each sum: 1, 0 or -1.
  package var signs: [Int8] { long?.map(\.sign) ?? units.signs }

  /// Returns the double nearest to the sum of a cell divided by `divisor`, which must be greater than
  /// zero.
  package func quotient(_ cell: Int, by divisor: Int64) -> Double {
    long?[cell].nearestQuotient(by: divisor)
      ?? units[cell].nearestQuotient(by: divisor, scale: scale)
  }

  /// Returns the doubles nearest to the sums divided by `divisor`, which must be greater than zero.
  package func quotients(by divisor: Int64) -> [Double] {
    guard long == nil, case .narrow(let sums) = units.values,
      let exact = ExactDecimal.divisor(divisor, scale: scale)
    else { return (0..<count).map { quotient($0, by: divisor) } }
    return sums.indices.map { cell in
      sums[cell].magnitude <= 1 << 53 ? Double(sums[cell]) / exact : quotient(cell, by: divisor)
    }
  }

  /// Returns the average of a cell over a duration. The sums must be averages times minutes.
  ///
  /// - Returns: NaN if the duration is not positive.
  package func average(_ cell: Int, over length: TimeSpan) -> Double {
    let (minutes, rest) = length.milliseconds.quotientAndRemainder(
      dividingBy: TimeSpan.minute.milliseconds)
    guard length.milliseconds > 0 else { return .nan }
    guard rest != 0 else { return quotient(cell, by: minutes) }
    let own = long?[cell] ?? LongDecimal(ExactDecimal(units[cell], exponent: -scale))
    var milliseconds = LongDecimal()
    milliseconds.add(own, times: TimeSpan.minute.milliseconds)
    return milliseconds.nearestQuotient(by: length.milliseconds)
  }

  /// Returns the averages of all cells over a duration. The sums must be averages times minutes.
  package func averages(over length: TimeSpan) -> [Double] {
    let (minutes, rest) = length.milliseconds.quotientAndRemainder(
      dividingBy: TimeSpan.minute.milliseconds)
    guard rest != 0 || minutes <= 0 else { return quotients(by: minutes) }
    return (0..<count).map { average($0, over: length) }
  }

  /// Returns the sums of some cells, in the given order.
  package func cells(_ cells: [UInt32]) -> DecimalSums {
    var picked = self
    if let long { picked.long = cells.map { long[Int($0)] } }
    if long == nil { picked.units = units.cells(cells) }
    return picked
  }
}

extension DecimalSums {
  /// The number of averages that are read in one block.
  private static let blockSize = 1024

  /// Adds cells with the sum 0 until there are `count` cells.
  package mutating func grow(to count: Int) {
    if long == nil { units.grow(to: count) }
    let missing = count - (long?.count ?? count)
    if missing > 0 { long?.append(contentsOf: repeatElement(LongDecimal(), count: missing)) }
  }

  /// Adds averages over buckets. Each average is multiplied by the minutes of its bucket and by a
  /// factor.
  ///
  /// - Parameter cells: the cell of each row.
  /// - Returns: true if a server may have rounded one of the averages.
  @discardableResult
  package mutating func add(
    averages: [Double], minutes: Int64, times factor: Int64 = 1, to cells: [UInt32]
  ) -> Bool {
    let reading = AverageDecoder(minutes: minutes)
    var isRounded = false
    withUnsafeTemporaryAllocation(of: Int64.self, capacity: Self.blockSize) { buffer in
      averages.withUnsafeBufferPointer { averages in
        cells.withUnsafeBufferPointer { cells in
          for start in stride(from: 0, to: averages.count, by: Self.blockSize) {
            let rows = start..<min(averages.count, start + Self.blockSize)
            let isBlockRounded = add(
              UnsafeBufferPointer(rebasing: averages[rows]), reading, factor,
              UnsafeBufferPointer(rebasing: cells[rows]), buffer)
            if isBlockRounded { isRounded = true }
          }
        }
      }
    }
    return isRounded
  }

  private mutating func add(
    _ averages: UnsafeBufferPointer<Double>, _ reading: AverageDecoder, _ factor: Int64,
    _ cells: UnsafeBufferPointer<UInt32>, _ buffer: UnsafeMutableBufferPointer<Int64>
  ) -> Bool {
    var scale = scale
    while long == nil, let start = buffer.baseAddress {
      guard let other = reading.read(averages, scale: scale, into: start) else {
        let numbers = UnsafeBufferPointer(rebasing: buffer[..<averages.count])
        let largest = Int128(AverageDecoder.limit)
        guard let power = makeRoom(largest, scale, factor, averages.count),
          let factor = Int64(exactly: Int128(factor) * power)
        else { break }
        units.add(numbers, times: factor, to: cells)
        return false
      }
      let result = reading.read(other)
      guard !result.isRounded, -result.decimal.exponent > scale else { break }
      scale = -result.decimal.exponent
    }
    let results = averages.map(reading.read)
    add(results.map(\.decimal), times: factor, to: Array(cells))
    return results.contains { $0.isRounded }
  }

  /// Adds other sums to cells. Each of the other sums is multiplied by a factor.
  package mutating func add(_ other: DecimalSums, times factor: Int64 = 1, to cells: [UInt32]) {
    if let long = other.long { return addLong(long, factor, cells) }
    add(other.units, scale: other.scale, times: factor, to: cells)
  }

  /// Adds runs of other sums. A run is a range of consecutive sums, and each run is added to one
  /// cell.
  package mutating func add(_ other: DecimalSums, runs: [CellRun]) {
    let rows = runs.reduce(0) { $0 + Int($1.end - $1.start) }
    if case .narrow(let numbers)? = other.integerSums?.values,
      let power = makeRoom(other.bound, other.scale, 1, rows), let factor = Int64(exactly: power)
    {
      return units.add(numbers, times: factor, runs: runs)
    }
    let picked = other.cells(runs.flatMap { UInt32($0.start)..<UInt32($0.end) })
    add(picked, to: runs.flatMap { repeatElement($0.cell, count: Int($0.end - $0.start)) })
  }

  /// Adds units of 10^-scale to cells. Each number of units is multiplied by a factor.
  private mutating func add(
    _ numbers: IntegerSums, scale: Int, times factor: Int64, to cells: [UInt32]
  ) {
    guard let power = makeRoom(numbers.largestAmount, scale, factor, numbers.count) else {
      let decimals = numbers.wide.map { LongDecimal(ExactDecimal($0, exponent: -scale)) }
      return addLong(decimals, factor, cells)
    }
    if let factor = Int64(exactly: Int128(factor) * power) {
      units.add(numbers, times: factor, to: cells)
    } else {
      units.add(wide: numbers.wide, times: Int128(factor) * power, to: cells)
    }
  }

  private mutating func add(_ decimals: [ExactDecimal], times factor: Int64, to cells: [UInt32]) {
    let scale = decimals.reduce(0) { max($0, -$1.exponent) }
    let numbers = decimals.compactMap { $0.units(scale: scale) }
    guard numbers.count == decimals.count else {
      return addLong(decimals.map { LongDecimal($0) }, factor, cells)
    }
    add(IntegerSums(wide: numbers), scale: scale, times: factor, to: cells)
  }
}

extension DecimalSums {
  /// Makes the units small enough to add numbers of a scale, and updates the bound of the sums.
  ///
  /// - Returns: the number of units of these sums in one unit of the added numbers; `nil` if sums
  ///   could exceed 128 bits.
  private mutating func makeRoom(
    _ largest: Int128, _ scale: Int, _ factor: Int64, _ rows: Int
  ) -> Int128? {
    guard long == nil else { return nil }
    if let power = room(largest, scale, factor, rows) { return power }
    bound = units.largestAmount
    return room(largest, scale, factor, rows)
  }

  private mutating func room(
    _ largest: Int128, _ scale: Int, _ factor: Int64, _ rows: Int
  ) -> Int128? {
    let (own, others) = (max(0, scale - self.scale), max(0, self.scale - scale))
    guard max(own, others) < ExactDecimal.powers.count,
      let known = bound.product(ExactDecimal.powers[own]),
      let added = largest.product(
        ExactDecimal.powers[others], Int128(factor.magnitude), Int128(rows)),
      known <= .max - added
    else { return nil }
    if own > 0, known > 0 { units.multiply(by: ExactDecimal.powers[own]) }
    self.scale += own
    bound = known + added
    return ExactDecimal.powers[others]
  }

  private mutating func addLong(_ numbers: [LongDecimal], _ factor: Int64, _ cells: [UInt32]) {
    var sums = long ?? units.wide.map { LongDecimal(ExactDecimal($0, exponent: -scale)) }
    (long, units, scale) = ([], IntegerSums(), 0)
    for (row, cell) in cells.enumerated() { sums[Int(cell)].add(numbers[row], times: factor) }
    long = sums
  }
}

extension IntegerSums {
  /// The largest absolute value of a sum.
  fileprivate var largestAmount: Int128 {
    switch values {
    case .narrow(let sums): Int128(sums.reduce(0) { max($0, $1.magnitude) })
    case .wide(let sums): Int128(clamping: sums.reduce(0) { max($0, $1.magnitude) })
    }
  }
}
