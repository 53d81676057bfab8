import PQModel

/// Finds out which columns a type decodes, without a row: it records the keys and types that the type
/// asks for, and gives placeholder values.
final class RowProbe {
  /// The error that ends a probe. The problem is recorded already.
  struct Stop: Error {}

  let columns: RowColumns
  private var problems: [String] = []
  /// True if a problem is about the name of a column, so that the list of columns helps.
  private var lacksColumn = false
  /// The key that was asked for last.
  private var key = ""
  /// The column of a key without a column.
  private static let unknown = -1

  /// True if the first problem ends the probe, as a wrong type ends the decoding of a row. Otherwise
  /// the type gets a placeholder value and goes on, so that all problems are found.
  private let isStrict: Bool

  private init(_ columns: RowColumns, isStrict: Bool) {
    self.columns = columns
    self.isStrict = isStrict
  }

  /// Checks that the columns have what a type decodes.
  ///
  /// A type may reject a placeholder value, such as an empty text or 0. Then only the properties that
  /// it decoded until then are checked. A type may also try one type of value after another; that is
  /// no problem if one of them fits.
  ///
  /// - Throws: All problems that were found.
  static func check<Row: Decodable>(
    _ type: Row.Type, against columns: RowColumns
  ) throws(RowDecodingError) {
    do {
      _ = try Row(from: RowDecoder(source: .probe(RowProbe(columns, isStrict: true))))
    } catch is Stop {
      let probe = RowProbe(columns, isStrict: false)
      _ = try? Row(from: RowDecoder(source: .probe(probe)))
      throw probe.report(on: type)
    } catch {
      // The type rejected a placeholder value, which says nothing about the columns.
    }
  }

  private func report(on type: Any.Type) -> RowDecodingError {
    let lines = problems.map { "\(type): \($0)" }
    return RowDecodingError(
      (lines + (lacksColumn ? ["columns: \(columns.list)"] : [])).joined(separator: "\n"))
  }

  func column(_ key: String) throws -> Int {
    self.key = key
    switch columns.match(key) {
    case .one(let column): return column
    case .several(let places): try record(columns.ambiguity(key, places))
    case nil:
      lacksColumn = true
      try record(columns.absence(key))
    }
    return Self.unknown
  }

  /// Records a problem if the values of a column do not have the expected kind.
  func expect(
    _ column: Int, _ type: Any.Type, _ isExpected: (RowColumn.Kind) -> Bool
  ) throws {
    guard column != Self.unknown, !isExpected(columns.columns[column].kind) else { return }
    try record(columns.mismatch(column, key, type))
  }

  /// Records that a row has another shape than a type asks for. A key without a column has a problem
  /// already.
  func record(_ column: Int?, _ problem: String) throws {
    if column != Self.unknown { try record(problem) }
  }

  private func record(_ problem: String) throws {
    if !problems.contains(problem) { problems.append(problem) }
    if isStrict { throw Stop() }
  }

  /// Returns the first case of an enumeration with texts as raw values, because such a type rejects the
  /// placeholder text; `nil` for any other type.
  func firstCase<Value>(_ type: Value.Type, _ column: Int) throws -> Value? {
    guard let enumeration = type as? any (RawRepresentable & CaseIterable).Type,
      Self.hasTexts(enumeration), let first = Self.firstCase(enumeration) as? Value
    else { return nil }
    try expect(column, type) { if case .text = $0 { true } else { false } }
    return first
  }

  private static func hasTexts<Value: RawRepresentable>(_ type: Value.Type) -> Bool {
    Value.RawValue.self == String.self
  }

  private static func firstCase<Value: CaseIterable>(_ type: Value.Type) -> Any? {
    type.allCases.first
  }
}
