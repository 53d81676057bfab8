/// The result of a statement: columns of equal length.
public struct DataTable: Sendable, Equatable {
  /// The form of a table in output for people.
  public enum Presentation: Sendable, Equatable {
    /// Rows and columns under a header.
    case grid
    /// The cells of the only column, one on each line, without a header.
    case document
    /// A document that is one JSON text.
    case jsonDocument
  }

  /// The columns, left to right.
  public var columns: [Column]
  /// The form of the table in output for people.
  public var presentation: Presentation
  /// Remarks about the whole table, one for each line, such as its range and its interval. Formats for
  /// people show them; machine formats contain only rows.
  public var captions: [String] = []

  /// Creates a table. All columns must have the same number of rows; otherwise the program stops.
  public init(_ columns: [Column], presentation: Presentation = .grid) {
    precondition(
      columns.allSatisfy { $0.count == columns[0].count }, "the columns differ in length")
    self.columns = columns
    self.presentation = presentation
  }

  /// The number of rows; 0 if there are no columns.
  public var rowCount: Int { columns.first?.count ?? 0 }

  /// The first column with a name; `nil` if there is none.
  public subscript(name: String) -> Column? { columns.first { $0.name == name } }
}

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
    case measure(MeasureUnit)
  }

  /// The values of all rows. They have the same type.
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
  /// The exact numbers, in an answer of a backend. `values` then has the nearest doubles. It is
  /// `nil` if `values` is exact.
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

/// Text values in dictionary encoding: each distinct value is stored once, and each row is a code.
public struct TextColumn: Sendable, Equatable {
  /// The code of each row, an index into `dictionary`.
  public var codes: [UInt32]
  /// The distinct values. A value may be unused.
  public var dictionary: TextList

  /// Creates a column from codes and their dictionary.
  public init(codes: [UInt32], dictionary: TextList) {
    self.codes = codes
    self.dictionary = dictionary
  }

  /// Creates a column from values, one for each row.
  public init(_ values: [String]) {
    var index = TextIndex()
    codes = values.map { index.number(of: $0) }
    dictionary = index.texts
  }

  /// Returns the value of a row.
  public subscript(row: Int) -> String { dictionary[Int(codes[row])] }
}

/// The exact numbers of a metric in an answer of a backend, if a column of a table cannot hold them.
package enum ExactNumbers: Sendable, Equatable {
  /// The values of a metric with whole numbers. Some of them are larger than 2^63-1.
  case integerSums(IntegerSums)
  /// The averages, multiplied by the minutes of their buckets. Some of the products have more
  /// digits than a double.
  case averages(DecimalSums)

  /// The number of rows.
  package var count: Int {
    switch self {
    case .integerSums(let sums): sums.count
    case .averages(let sums): sums.count
    }
  }
}
