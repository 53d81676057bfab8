/// A named column of a table: what it means, and one value a row.
public struct Column: Sendable, Equatable {
  /// What the values are, for whoever shows them.
  public enum Meaning: Sendable, Equatable {
    /// The start of a bucket, told in UTC.
    case time
    /// The start of a bucket, told as the clocks of a zone show it.
    case localTime(ZoneRules)
    /// A dimension's value, or any other text.
    case label
    /// A measured number and its unit.
    case measure(Unit)
  }

  /// One value a row, all of one type.
  public enum Values: Sendable, Equatable {
    /// Milliseconds since the epoch.
    case instants([Int64])
    case texts(TextColumn)
    case integers([Int64])
    case decimals([Double])
  }

  /// The name that a query and a machine format call it by.
  public var name: String
  /// What the values are.
  public var meaning: Meaning
  /// The values, in row order.
  public var values: Values
  /// Which rows have no value, whatever stands there in `values`; nil if all have one.
  ///
  /// A decimal that is not finite is no value either.
  public var nulls: [Bool]?
  /// In an answer of a backend, the numbers to which `values` are the nearest doubles; nil if `values`
  /// hold the numbers themselves.
  package var exact: ExactNumbers?

  /// A column of a table.
  public init(_ name: String, _ meaning: Meaning, _ values: Values, nulls: [Bool]? = nil) {
    self.name = name
    self.meaning = meaning
    self.values = values
    self.nulls = nulls
  }

  /// Whether a row has no value.
  public func isNull(_ row: Int) -> Bool { nulls?[row] ?? false }

  /// How many values there are.
  public var count: Int {
    switch values {
    case .instants(let values), .integers(let values): values.count
    case .texts(let values): values.codes.count
    case .decimals(let values): values.count
    }
  }

  /// A column of plain texts.
  public static func texts(_ name: String, _ values: [String]) -> Column {
    Column(name, .label, .texts(TextColumn(values)))
  }
}
