/// The result of a statement, or a piece of a backend's answer: columns of equal length.
///
///     let table = try DataTable(columns: [
///       .timestamps([start]), .values(of: .browserName, ["Chrome"]), .values(of: .http, [2_000_000]),
///     ])
public struct DataTable: Sendable, Equatable {
  /// The form of a table in output for people.
  package enum Presentation: Sendable, Equatable {
    /// Rows and columns under a header.
    case grid
    /// The cells of the only column, one on each line, without a header.
    case document
    /// A document that is one JSON text.
    case jsonDocument
  }

  /// The columns, left to right. All have the same number of rows.
  public package(set) var columns: [Column]
  /// The form of the table in output for people.
  package var presentation: Presentation
  /// Remarks about the whole table, one for each line, such as its range and its interval. Formats for
  /// people show them; machine formats contain only rows. `Answer.facts` has the same facts as values.
  public package(set) var captions: [String] = []

  /// Creates a table of at least one column. All columns have the same number of rows, and their names
  /// differ.
  ///
  /// - Throws: `TableError` with the columns that do not fit.
  public init(columns: [Column]) throws(TableError) {
    guard let first = columns.first else { throw .noColumns }
    var names: Set<String> = []
    for column in columns {
      guard column.count == first.count else { throw .uneven(.init(first), .init(column)) }
      guard names.insert(column.name).inserted else { throw .repeatedName(column.name) }
    }
    self.init(columns)
  }

  /// Creates a table. All columns must have the same number of rows; otherwise the program stops.
  package init(_ columns: [Column], presentation: Presentation = .grid) {
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

/// The reason why columns do not make a table.
public enum TableError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The name of a column and its number of rows.
  public struct Counts: Sendable, Equatable {
    /// The name of the column.
    public let column: String
    /// The number of rows.
    public let rows: Int
  }

  /// There is no column.
  case noColumns
  /// Two columns have different numbers of rows.
  case uneven(Counts, Counts)
  /// Two columns have the same name.
  case repeatedName(String)
  /// A code of a column of texts is not an index of its list of values. The row counts from 1.
  case unknownCode(column: String, row: Int, code: UInt32, values: Int)

  /// A sentence with the names of the columns and the remedy.
  public var description: String {
    switch self {
    case .noColumns: "a table needs at least one column"
    case .uneven(let first, let second):
      "the columns differ in length: \"\(first.column)\" has \(first.rows) rows and"
        + " \"\(second.column)\" has \(second.rows)"
    case .repeatedName(let name): "two columns are called \"\(name)\"; rename one of them"
    case .unknownCode(let column, let row, let code, let values):
      "the code \(code) in row \(row) of \"\(column)\" is not below \(values),"
        + " the number of values"
    }
  }
}

extension TableError.Counts {
  fileprivate init(_ column: Column) { self.init(column: column.name, rows: column.count) }
}

/// A named column of a table with one value for each row.
///
/// A column is built complete: its values and its meaning fit together, and a value that is absent
/// (NULL) is `nil` in the values that an initializer takes.
public struct Column: Sendable, Equatable {
  /// The meaning of the values, for renderers.
  package enum Meaning: Sendable, Equatable {
    /// The start of a bucket, shown in UTC.
    case time
    /// The start of a bucket, shown as local time in a zone.
    case localTime(ZoneRules)
    /// The value of a dimension, or any other text.
    case label
    /// A number and its unit.
    case measure(MeasureUnit)
  }

  /// One value of a column.
  public enum Value: Sendable, Equatable {
    /// A time.
    case instant(Instant)
    /// The value of a dimension, or any other text.
    case text(String)
    /// A whole number in the unit of the column.
    case integer(Int64)
    /// A finite number in the unit of the column.
    case decimal(Double)
  }

  /// The values of all rows. They have the same type.
  package enum Values: Sendable, Equatable {
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
  public package(set) var name: String
  /// The meaning of the values.
  package var meaning: Meaning
  /// The values, in row order.
  package var values: Values
  /// The rows that are NULL, as one flag for each row; `nil` if no row is NULL.
  ///
  /// The entry of `values` for a NULL row has no meaning. A decimal that is not finite is NULL, too.
  package var nulls: [Bool]?
  /// The kind of the numbers. `decimals` of the kind `whole` do not exist in a result.
  package var numbers = NumberKind.measured
  /// True if the numbers are changes since an earlier range. Output for people then shows a plus sign.
  package var isChange = false
  /// The exact numbers, in an answer of a backend. `values` then has the nearest doubles. It is
  /// `nil` if `values` is exact.
  package var exact: ExactNumbers?

  /// Creates a column. Without `nulls` no row is NULL. `nulls` has one flag for each row, and the values
  /// have the type of the meaning; otherwise a renderer stops the program.
  package init(_ name: String, _ meaning: Meaning, _ values: Values, nulls: [Bool]? = nil) {
    self.name = name
    self.meaning = meaning
    self.values = values
    self.nulls = nulls
  }

  /// Returns true if `nulls` marks a row. It does not check whether a decimal is finite.
  package func isNull(_ row: Int) -> Bool { nulls?[row] ?? false }

  /// The number of rows.
  public var count: Int {
    switch values {
    case .instants(let values), .integers(let values): values.count
    case .texts(let values): values.codes.count
    case .decimals(let values): values.count
    }
  }

  /// The unit of the numbers; `nil` for a column of times or texts.
  public var unit: MeasureUnit? {
    if case .measure(let unit) = meaning { unit } else { nil }
  }

  /// The value of a row, which counts from 0; `nil` if it is NULL.
  public subscript(row: Int) -> Value? {
    guard !isNull(row) else { return nil }
    switch values {
    case .instants(let values): return .instant(Instant(milliseconds: values[row]))
    case .texts(let values): return .text(values[row])
    case .integers(let values): return .integer(values[row])
    case .decimals(let values): return values[row].isFinite ? .decimal(values[row]) : nil
    }
  }
}

extension Column {
  /// Creates the column `timestamp` of a backend's answer from the starts of the buckets.
  public static func timestamps(_ starts: [Instant]) -> Column {
    Column("timestamp", .time, .instants(starts.map(\.milliseconds)))
  }

  /// Creates the column of a dimension in a backend's answer.
  public static func values(of dimension: ExportDimension, _ values: [String]) -> Column {
    texts(dimension.rawValue, values)
  }

  /// Creates the column of a dimension in a backend's answer from codes. This needs less memory than
  /// a text for each row.
  ///
  /// - Parameters:
  ///   - codes: an index into `values` for each row.
  ///   - values: the distinct values. A value may be unused.
  /// - Throws: `TableError.unknownCode` with the first code that is not an index of `values`.
  public static func values(
    of dimension: ExportDimension, codes: [UInt32], _ values: [String]
  ) throws(TableError) -> Column {
    if let row = codes.firstIndex(where: { $0 >= values.count }) {
      throw .unknownCode(
        column: dimension.rawValue, row: row + 1, code: codes[row], values: values.count)
    }
    let texts = TextColumn(codes: codes, dictionary: TextList(values))
    return Column(dimension.rawValue, .label, .texts(texts))
  }

  /// Creates the column of a metric in a backend's answer, in the unit of the metric (bytes,
  /// milliseconds or sessions).
  public static func values(of metric: Metric, _ values: [Int64]) -> Column {
    let numbers: Values = metric.isWhole ? .integers(values) : .decimals(values.map(Double.init))
    return Column(metric.rawValue, .measure(metric.unit), numbers)
  }

  /// Creates the column of an averaged metric, which is `sessions`, in a backend's answer. The engine
  /// refuses such a column of another metric.
  public static func averages(of metric: Metric, _ values: [Double]) -> Column {
    Column(metric.rawValue, .measure(metric.unit), .decimals(values))
  }

  /// Creates a column of texts without units.
  package static func texts(_ name: String, _ values: [String]) -> Column {
    Column(name, .label, .texts(TextColumn(values)))
  }

  /// Creates a column of whole numbers in a unit; `nil` is NULL.
  package static func integers(
    _ name: String, _ unit: MeasureUnit, _ values: [Int64?]
  ) -> Column {
    Column(
      name, .measure(unit), .integers(values.map { $0 ?? 0 }), nulls: flags(of: values))
  }

  /// Creates a column of numbers in a unit; `nil` and numbers that are not finite are NULL.
  package static func decimals(
    _ name: String, _ unit: MeasureUnit, _ values: [Double?]
  ) -> Column {
    Column(
      name, .measure(unit), .decimals(values.map { $0 ?? 0 }), nulls: flags(of: values))
  }

  private static func flags<Number>(of values: [Number?]) -> [Bool]? {
    values.contains { $0 == nil } ? values.map { $0 == nil } : nil
  }
}

/// Text values in dictionary encoding: each distinct value is stored once, and each row is a code.
package struct TextColumn: Sendable, Equatable {
  /// The code of each row, an index into `dictionary`.
  package var codes: [UInt32]
  /// The distinct values. A value may be unused.
  package var dictionary: TextList

  /// Creates a column from codes and their dictionary.
  package init(codes: [UInt32], dictionary: TextList) {
    self.codes = codes
    self.dictionary = dictionary
  }

  /// Creates a column from values, one for each row.
  package init(_ values: [String]) {
    var index = TextIndex()
    codes = values.map { index.number(of: $0) }
    dictionary = index.texts
  }

  /// Returns the value of a row.
  package subscript(row: Int) -> String { dictionary[Int(codes[row])] }
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
