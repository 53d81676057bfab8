import PQModel

/// The source of the values of a row: a row of a table, or a probe.
///
/// A column is a number that `column(_:)` returned.
enum CellSource {
  /// The current row of a table.
  case table(TableRow)
  /// No row: the probe records what is asked for.
  case probe(RowProbe)

  /// Returns the column that a key names.
  ///
  /// - Throws: `RowDecodingError` if there is none or several. A probe records that.
  func column(_ key: String) throws -> Int {
    switch self {
    case .table(let row): try row.column(key)
    case .probe(let probe): try probe.column(key)
    }
  }

  /// The columns of the result.
  var columns: RowColumns {
    switch self {
    case .table(let row): row.columns
    case .probe(let probe): probe.columns
    }
  }

  func isNull(_ column: Int) -> Bool {
    switch self {
    case .table(let row): row.isNull(column)
    case .probe: false
    }
  }

  /// Returns a whole number in any integer type that can hold it.
  @inline(__always)
  func integer<Number: FixedWidthInteger>(_ column: Int) throws -> Number {
    switch self {
    case .table(let row):
      let number = try row.integer(column, as: Number.self)
      guard let exact = Number(exactly: number) else {
        throw row.tooLarge(number, column, Number.self)
      }
      return exact
    case .probe(let probe):
      try probe.expect(column, Number.self) { if case .whole = $0 { true } else { false } }
      return 0
    }
  }

  /// Returns a decimal, or the decimal next to a whole number.
  func double(_ column: Int, as type: Any.Type = Double.self) throws -> Double {
    switch self {
    case .table(let row): return try row.double(column, as: type)
    case .probe(let probe):
      try probe.expect(column, type) { kind in
        switch kind {
        case .whole, .decimal: true
        case .time, .text: false
        }
      }
      return 0
    }
  }

  func text(_ column: Int) throws -> String {
    switch self {
    case .table(let row): return try row.text(column)
    case .probe(let probe):
      try probe.expect(column, String.self) { if case .text = $0 { true } else { false } }
      return ""
    }
  }

  func instant(_ column: Int, as type: Any.Type) throws -> Instant {
    switch self {
    case .table(let row): return try row.instant(column, as: type)
    case .probe(let probe):
      try probe.expect(column, type) { if case .time = $0 { true } else { false } }
      return Instant(milliseconds: 0)
    }
  }

  /// Reports that no column has truth values. Only a probe returns a value.
  func boolean(_ column: Int) throws -> Bool {
    switch self {
    case .table(let row): throw row.mismatch(column, Bool.self)
    case .probe(let probe):
      try probe.expect(column, Bool.self) { _ in false }
      return false
    }
  }

  /// Reports that a row has another shape than a type asks for.
  func refuseShape(_ column: Int?, _ problem: String) throws -> Never {
    switch self {
    case .table(let row): throw row.refusal(column, problem)
    case .probe(let probe):
      try probe.record(column, problem)
      throw RowProbe.Stop()
    }
  }
}

extension CellSource {
  /// Returns a value of any decodable type.
  func value<Value: Decodable>(_ type: Value.Type, _ column: Int) throws -> Value {
    if type == Instant.self, let value = try instant(column, as: type) as? Value { return value }
    if isDate(type) {
      return try Value(from: DateDecoder(instant: try instant(column, as: type)))
    }
    if case .probe(let probe) = self, let value = try probe.firstCase(type, column) { return value }
    return try Value(from: CellDecoder(source: self, column: column))
  }

  /// Returns true if a type is the `Date` of Foundation.
  private func isDate(_ type: Any.Type) -> Bool {
    switch self {
    case .table(let row): row.isDate(type)
    case .probe: TableRow.isDateName(type)
    }
  }
}
