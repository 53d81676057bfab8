/// A named column of a table: what it means, and one value a row.
public struct Column: Sendable, Equatable {
  /// What the values are, for whoever shows them.
  public enum Meaning: Sendable, Equatable {
    /// The start of a bucket.
    case time
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

  /// A column of a table.
  public init(_ name: String, _ meaning: Meaning, _ values: Values) {
    self.name = name
    self.meaning = meaning
    self.values = values
  }

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
