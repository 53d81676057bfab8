/// A named column of a table with one value for each row.
public struct Column: Sendable, Equatable {
  /// The meaning of the values, for renderers.
  public enum Meaning: Sendable, Equatable {
    /// The start of a bucket, shown in UTC.
    case time
    /// The start of a bucket, shown as local time in a zone.
    case localTime(ZoneRules)
    /// The value of a dimension, or any other text.
    case label
    /// A number and its unit.
    case measure(Unit)
  }

  /// The values of all rows, which have one type.
  public enum Values: Sendable, Equatable {
    /// Milliseconds since the epoch.
    case instants([Int64])
    /// Texts, coded by a dictionary.
    case texts(TextColumn)
    /// Whole numbers.
    case integers([Int64])
    /// Floating-point numbers.
    case decimals([Double])
  }

  /// The name of the column in queries and machine formats.
  public var name: String
  /// The meaning of the values.
  public var meaning: Meaning
  /// The values, in row order.
  public var values: Values
  /// The rows that are NULL, as one flag for each row; `nil` if no row is NULL.
  ///
  /// The entry of `values` for a NULL row has no meaning. A decimal that is not finite is NULL, too.
  public var nulls: [Bool]?
  /// The exact numbers of an answer of a backend, of which `values` holds the nearest doubles; `nil`
  /// if `values` is exact.
  package var exact: ExactNumbers?

  /// Creates a column. Without `nulls` no row is NULL.
  public init(_ name: String, _ meaning: Meaning, _ values: Values, nulls: [Bool]? = nil) {
    self.name = name
    self.meaning = meaning
    self.values = values
    self.nulls = nulls
  }

  /// Returns true if `nulls` marks a row. It does not check whether a decimal is finite.
  public func isNull(_ row: Int) -> Bool { nulls?[row] ?? false }

  /// The number of rows.
  public var count: Int {
    switch values {
    case .instants(let values), .integers(let values): values.count
    case .texts(let values): values.codes.count
    case .decimals(let values): values.count
    }
  }

  /// Creates a column of texts without units.
  public static func texts(_ name: String, _ values: [String]) -> Column {
    Column(name, .label, .texts(TextColumn(values)))
  }
}
