import PQModel

/// The unit and the number of decimals that all numbers of a column share in output for people.
///
/// The unit is that of the largest number. There are so many decimals that the smallest number except
/// zero keeps two digits.
struct NumberScale: Sendable, Equatable {
  /// The unit, for example `GB` or `%`; empty for numbers without a unit.
  let unit: String
  /// The size of the unit. The size of `%` is 0.01.
  let size: Double
  /// The number of digits after the decimal point, from 0 to 3.
  let decimals: Int

  /// The largest number of decimals of a column.
  private static let mostDecimals = 3

  /// Creates the scale of a column. The result is `nil` if the numbers have no common scale, or if the
  /// column has no numbers: then each cell has a unit and decimals of its own.
  init?(_ column: Column) {
    let style = NumberStyle(column.meaning)
    guard let extent = NumberExtent(column), let unit = style.unit(of: extent.largest),
      extent.largest / unit.size < 1e15 || column.isWhole,
      let decimals = Self.decimals(column, extent, style, unit)
    else { return nil }
    (self.unit, size, self.decimals) = (unit.name, unit.size, decimals)
  }

  private static func decimals(
    _ column: Column, _ extent: NumberExtent, _ style: NumberStyle, _ unit: NumberUnit
  ) -> Int? {
    if case .percent = style { return percentDecimals(column, extent) }
    if extent.isWhole, unit.size == 1 { return 0 }
    let needed = places(extent.smallest / unit.size, digits: 2)
    let wanted = max(needed, min(2, places(extent.largest / unit.size, digits: 3)))
    guard wanted <= mostDecimals else { return nil }
    if case .count = style { return max(1, wanted) }
    return wanted
  }

  /// Two decimals, or three if they separate two rows that follow each other or show a number that
  /// would look like zero. A number that still looks like zero has no common scale.
  private static func percentDecimals(_ column: Column, _ extent: NumberExtent) -> Int? {
    guard case .decimals(let values) = column.values else {
      return extent.largest < 0x1p56 ? 0 : nil
    }
    guard extent.smallest == 0 || extent.smallest * 100 >= 0.0005 else { return nil }
    if extent.smallest > 0, extent.smallest * 100 < 0.005 { return 3 }
    return hasEqualNeighbors(column, values) ? 3 : 2
  }

  /// Returns true if two rows that follow each other are equal with two decimals and not with three.
  private static func hasEqualNeighbors(_ column: Column, _ values: [Double]) -> Bool {
    values.indices.dropFirst().contains { row in
      let (before, after) = (values[row - 1], values[row])
      guard before != after, before.isFinite, after.isFinite, (before < 0) == (after < 0),
        !column.isNull(row - 1), !column.isNull(row)
      else { return false }
      return UInt64(nearest: before.magnitude * 1e4) == UInt64(nearest: after.magnitude * 1e4)
        && UInt64(nearest: before.magnitude * 1e5) != UInt64(nearest: after.magnitude * 1e5)
    }
  }

  /// Returns the number of decimals with which a number shows at least `digits` digits; 0 for zero.
  private static func places(_ value: Double, digits: Int) -> Int {
    guard value > 0 else { return 0 }
    var places = 0
    var rest = value
    // 0.9995 rounds to 1.00.
    while rest < (digits == 2 ? 9.995 : 99.95), places <= mostDecimals {
      rest *= 10
      places += 1
    }
    return places
  }
}

extension NumberScale {
  private static let powers: [Double] = [1, 10, 100, 1000]

  /// Returns a writer of whole numbers, without the unit.
  var integer: CellFormat.Writer<Int64> {
    let factor: UInt64 = size < 1 ? 100 : 1
    let grain = size < 1 ? 1 : UInt64(size) / UInt64(Self.powers[decimals])
    return { [decimals] value, bytes in
      if value < 0 { bytes.append(UInt8(ascii: "-")) }
      let digits = (value.magnitude * factor).rounded(to: max(1, grain))
      bytes.append(digits: digits, decimals: decimals, isGrouped: true)
    }
  }

  /// Returns a writer of finite numbers, without the unit.
  var decimal: CellFormat.Writer<Double> {
    let power = Self.powers[decimals]
    let (factor, divisor) = size < 1 ? (100 * power, 1) : (power, size)
    return { [decimals] value, bytes in
      if value < 0 { bytes.append(UInt8(ascii: "-")) }
      let digits = UInt64(nearest: value.magnitude * factor / divisor)
      bytes.append(digits: digits, decimals: decimals, isGrouped: true)
    }
  }

  /// The text after a number in a cell that shows the unit: ` GB`, but `%` without a space.
  var suffix: String { unit.isEmpty || unit == "%" ? unit : " \(unit)" }
}

/// The largest and the smallest magnitude of the numbers of a column. NULLs do not count.
private struct NumberExtent {
  var largest = 0.0
  /// The smallest magnitude except zero; 0 if there is none.
  var smallest = 0.0
  var isWhole = true

  /// Creates the extent of a column; `nil` if the column has no number.
  init?(_ column: Column) {
    var count = 0
    switch column.values {
    case .texts, .instants: return nil
    case .integers(let values):
      for row in values.indices where !column.isNull(row) {
        add(Double(values[row].magnitude))
        count += 1
      }
    case .decimals(let values):
      for row in values.indices where values[row].isFinite && !column.isNull(row) {
        add(values[row].magnitude)
        if isWhole, !values[row].isWhole { isWhole = false }
        count += 1
      }
    }
    guard count > 0 else { return nil }
  }

  private mutating func add(_ magnitude: Double) {
    if magnitude > largest { largest = magnitude }
    if magnitude > 0, magnitude < smallest || smallest == 0 { smallest = magnitude }
  }
}

extension Column {
  fileprivate var isWhole: Bool { if case .integers = values { true } else { false } }
}

/// A unit of numbers in output for people.
struct NumberUnit: Sendable {
  let name: String
  /// The size in the unit of the column.
  let size: Double
}

extension NumberStyle {
  /// Returns the largest unit that is not larger than a number; the smallest unit for small numbers.
  /// The result is `nil` if numbers of this style have no unit in a table.
  func unit(of largest: Double) -> NumberUnit? {
    let units = units
    return units.last { largest >= $0.size * 0.9995 } ?? units.first
  }

  private var units: [NumberUnit] {
    switch self {
    case .bytes: Self.decimalUnits("B")
    case .byteRate: Self.decimalUnits("B/s")
    case .bits: Self.decimalUnits("bit")
    case .bitRate: Self.decimalUnits("bit/s")
    case .duration: Self.durations
    case .percent: [NumberUnit(name: "%", size: 0.01)]
    case .count: [NumberUnit(name: "", size: 1)]
    case .unscaled: []
    }
  }

  private static let durations = [
    NumberUnit(name: "ms", size: 1), NumberUnit(name: "s", size: 1000),
    NumberUnit(name: "min", size: 60_000), NumberUnit(name: "h", size: 3_600_000),
  ]

  private static func decimalUnits(_ name: String) -> [NumberUnit] {
    let sizes = [1, 1e3, 1e6, 1e9, 1e12, 1e15, 1e18]
    return zip(["", "k", "M", "G", "T", "P", "E"], sizes).map {
      NumberUnit(name: $0 + name, size: $1)
    }
  }
}
