/// Exact sums of decimals, one for each cell.
///
/// A sum is a whole number of units of 10^-scale; the scale grows with the digits of what is added.
/// What is added up in another order, or put together of other parts, is the same sum.
package struct DecimalSums: Sendable, Equatable {
  /// How many digits behind the point a unit has.
  package private(set) var scale = 0
  private var units = WholeSums()
  /// No sum has more units, whatever its sign.
  private var bound: Int128 = 0
  /// The sums, where their digits lie too far apart for 128 bits; nil otherwise.
  private var long: [LongDecimal]?

  /// No sums.
  package init() {}

  /// Averages over buckets of so many minutes, each times the minutes as the sum of a cell.
  package init(averages: [Double], minutes: Int64) {
    grow(to: averages.count)
    add(averages: averages, minutes: minutes, to: averages.indices.map { UInt32($0) })
  }

  /// The number of cells.
  package var count: Int { long?.count ?? units.count }

  /// The sums as whole numbers of units; nil if they are longer.
  package var wholes: WholeSums? { long == nil ? units : nil }

  package static func == (left: DecimalSums, right: DecimalSums) -> Bool {
    guard left.count == right.count else { return false }
    var difference = left
    difference.add(right, times: -1, to: (0..<left.count).map { UInt32($0) })
    return difference.signs.allSatisfy { $0 == 0 }
  }

  /// Whether every sum can be read off the double nearest to its quotient by so many minutes.
  package func areReadable(minutes: Int64) -> Bool {
    guard case .narrow(let sums)? = wholes?.values else { return false }
    let reading = AverageReading(minutes: minutes)
    return sums.allSatisfy { reading.canRead($0, scale: scale) }
  }

  /// The sign of each sum: 1, 0 or -1.
  package var signs: [Int8] { long?.map(\.sign) ?? units.signs }

  /// The double nearest to the sum of a cell divided by a number above zero.
  package func quotient(_ cell: Int, by divisor: Int64) -> Double {
    long?[cell].nearestQuotient(by: divisor)
      ?? units[cell].nearestQuotient(by: divisor, scale: scale)
  }

  /// The doubles nearest to the sums divided by a number above zero.
  package func quotients(by divisor: Int64) -> [Double] {
    guard long == nil, case .narrow(let sums) = units.values,
      let exact = ExactDecimal.divisor(divisor, scale: scale)
    else { return (0..<count).map { quotient($0, by: divisor) } }
    return sums.indices.map { cell in
      sums[cell].magnitude <= 1 << 53 ? Double(sums[cell]) / exact : quotient(cell, by: divisor)
    }
  }

  /// The average of a cell over a length of time, if its sum is of averages times minutes.
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

  /// The averages over a length of time.
  package func averages(over length: TimeSpan) -> [Double] {
    let (minutes, rest) = length.milliseconds.quotientAndRemainder(
      dividingBy: TimeSpan.minute.milliseconds)
    guard rest != 0 || minutes <= 0 else { return quotients(by: minutes) }
    return (0..<count).map { average($0, over: length) }
  }

  /// The sums of some cells, in the order given.
  package func cells(_ cells: [UInt32]) -> DecimalSums {
    var picked = self
    if let long { picked.long = cells.map { long[Int($0)] } }
    if long == nil { picked.units = units.cells(cells) }
    return picked
  }
}

extension DecimalSums {
  /// How many averages are read at a time.
  private static let blockSize = 1024

  /// Adds cells with a sum of 0, up to a number of cells.
  package mutating func grow(to count: Int) {
    if long == nil { units.grow(to: count) }
    let missing = count - (long?.count ?? count)
    if missing > 0 { long?.append(contentsOf: repeatElement(LongDecimal(), count: missing)) }
  }

  /// Adds averages over buckets of so many minutes, each times the minutes and a factor.
  ///
  /// - Parameter cells: the cell of each row.
  /// - Returns: whether a server may have rounded one of them.
  @discardableResult
  package mutating func add(
    averages: [Double], minutes: Int64, times factor: Int64 = 1, to cells: [UInt32]
  ) -> Bool {
    let reading = AverageReading(minutes: minutes)
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
    _ averages: UnsafeBufferPointer<Double>, _ reading: AverageReading, _ factor: Int64,
    _ cells: UnsafeBufferPointer<UInt32>, _ buffer: UnsafeMutableBufferPointer<Int64>
  ) -> Bool {
    var scale = scale
    while long == nil, let start = buffer.baseAddress {
      guard let other = reading.read(averages, scale: scale, into: start) else {
        let numbers = UnsafeBufferPointer(rebasing: buffer[..<averages.count])
        let largest = Int128(AverageReading.limit)
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

  /// Adds other sums, each times a factor to a cell.
  package mutating func add(_ other: DecimalSums, times factor: Int64 = 1, to cells: [UInt32]) {
    if let long = other.long { return addLong(long, factor, cells) }
    add(other.units, scale: other.scale, times: factor, to: cells)
  }

  /// Adds the sums of runs of cells of others.
  package mutating func add(_ other: DecimalSums, runs: [CellRun]) {
    let rows = runs.reduce(0) { $0 + Int($1.end - $1.start) }
    if case .narrow(let numbers)? = other.wholes?.values,
      let power = makeRoom(other.bound, other.scale, 1, rows), let factor = Int64(exactly: power)
    {
      return units.add(numbers, times: factor, runs: runs)
    }
    let picked = other.cells(runs.flatMap { UInt32($0.start)..<UInt32($0.end) })
    add(picked, to: runs.flatMap { repeatElement($0.cell, count: Int($0.end - $0.start)) })
  }

  /// Adds units of 10^-scale.
  private mutating func add(
    _ numbers: WholeSums, scale: Int, times factor: Int64, to cells: [UInt32]
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
    add(WholeSums(wide: numbers), scale: scale, times: factor, to: cells)
  }
}

extension DecimalSums {
  /// Makes units small enough for numbers of a scale, and notes how large sums can become.
  ///
  /// - Returns: how many units one of the numbers has; nil if sums would be too long.
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
    (long, units, scale) = ([], WholeSums(), 0)
    for (row, cell) in cells.enumerated() { sums[Int(cell)].add(numbers[row], times: factor) }
    long = sums
  }
}

extension WholeSums {
  /// The amount of the largest sum, whatever its sign.
  fileprivate var largestAmount: Int128 {
    switch values {
    case .narrow(let sums): Int128(sums.reduce(0) { max($0, $1.magnitude) })
    case .wide(let sums): Int128(clamping: sums.reduce(0) { max($0, $1.magnitude) })
    }
  }
}
