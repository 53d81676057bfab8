import PQModel
import PQPlan
import PQSyntax

/// A column of a result, as a type of the host program sees it.
struct RowColumn {
  /// The type of the values.
  enum Kind {
    case time, text
    case whole(MeasureUnit)
    case decimal(MeasureUnit)
  }

  /// The name of the column in the table.
  let name: String
  let kind: Kind
}

/// The columns of a result, and the coding keys that name them.
///
/// A key names the column with exactly its text. If there is none, it names the column whose name in
/// camel case is the key: `browserName` is `browser.name`, and `httpBefore` is `http_before`. The
/// camel case joins the parts between dots and underscores. Names with other characters, such as
/// `p2p / (http + p2p)`, have no camel case.
struct RowColumns {
  /// The columns that a key names.
  enum Match {
    case one(Int)
    case several([Int])
  }

  /// The columns, in the order of the table. `state` comes last if the table does not have it.
  let columns: [RowColumn]
  /// The number of columns that the table has.
  private let realCount: Int
  private let exact: [String: [Int]]
  private let camelCased: [String: [Int]]

  private init(real: [RowColumn]) {
    let hasState = real.contains { $0.name == Self.state }
    let all = real + (hasState ? [] : [RowColumn(name: Self.state, kind: .text)])
    columns = all
    realCount = real.count
    exact = Dictionary(grouping: all.indices) { all[$0].name }
    camelCased = Dictionary(grouping: all.indices) { all[$0].name.camelCased ?? all[$0].name }
  }

  /// The name of the column that marks incomplete buckets. A type may always ask for it.
  static let state = "state"

  /// Returns the columns that a key names; `nil` if there is none.
  func match(_ key: String) -> Match? {
    guard let places = exact[key] ?? camelCased[key] else { return nil }
    return places.count == 1 ? .one(places[0]) : .several(places)
  }

  /// The keys of all columns of the table, each with the name of the column if it differs.
  var list: String {
    columns.prefix(realCount).map { column in
      let key = column.name.camelCased ?? column.name
      return key == column.name ? key : "\(key) (\(column.name))"
    }.joined(separator: ", ")
  }

  /// Returns the key of a column that is nearest to a key; `nil` if none is near.
  func nearest(to key: String) -> String? {
    let keys = columns.prefix(realCount).map { $0.name.camelCased ?? $0.name }
    return SimilarWord.best(for: key, among: keys)
  }

  /// The names that `Key(stringValue:)` can be given for each column: the name, and its camel case.
  var names: [[String]] {
    columns.prefix(realCount).map { [$0.name] + ($0.name.camelCased.map { [$0] } ?? []) }
  }
}

extension RowColumns {
  /// Creates the columns of the result of a plan.
  init(_ plan: Plan) {
    let rows = plan.rows
    let time = rows.timeZone == nil ? [] : [RowColumn(name: "timestamp", kind: .time)]
    let state = rows.marksBuckets ? [RowColumn(name: Self.state, kind: .text)] : []
    let labels = plan.grouping.map { RowColumn(name: $0.rawValue, kind: .text) }
    let numbers = rows.columns.map { column in
      RowColumn(
        name: column.name,
        kind: column.numbers == .whole ? .whole(column.unit) : .decimal(column.unit))
    }
    self.init(real: time + state + labels + numbers)
  }

  /// Creates the columns of a table.
  init(_ table: DataTable) {
    self.init(real: table.columns.map { RowColumn(name: $0.name, kind: $0.kind) })
  }
}

extension Column {
  fileprivate var kind: RowColumn.Kind {
    let unit = if case .measure(let unit) = meaning { unit } else { MeasureUnit.count }
    return switch values {
    case .instants: .time
    case .texts: .text
    case .integers: .whole(unit)
    case .decimals: .decimal(unit)
    }
  }
}

extension String {
  /// The parts between dots and underscores, joined in camel case; `nil` if there is one part only, or
  /// if the name has characters that a Swift property cannot have.
  fileprivate var camelCased: String? {
    guard allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" }) else { return nil }
    let parts = split { $0 == "." || $0 == "_" }
    guard let first = parts.first, parts.count > 1 else { return nil }
    return parts.dropFirst().reduce(String(first)) { name, part in
      name + part.prefix(1).uppercased() + part.dropFirst()
    }
  }
}

extension RowColumn.Kind {
  /// The values of a column, for messages.
  var description: String {
    switch self {
    case .time: "times"
    case .text: "texts"
    case .whole(let unit): "whole numbers (\(unit.name))"
    case .decimal(let unit): "decimals (\(unit.name))"
    }
  }

  /// The types that hold the values, for messages.
  var types: String {
    switch self {
    case .time: "Instant or Date"
    case .text: "String"
    case .whole: "Int64"
    case .decimal: "Double"
    }
  }
}
