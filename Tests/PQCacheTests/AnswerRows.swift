import PQModel

/// Returns the rows of a table as bytes in a fixed order, to compare two answers to one request.
/// Decimals are compared to the last bit.
func rows(_ table: DataTable) -> [[UInt8]] {
  (0..<table.rowCount).map { row in
    var bytes: [UInt8] = []
    for column in table.columns {
      bytes += column.name.utf8
      switch column.values {
      case .instants(let values), .integers(let values): bytes += "\(values[row])".utf8
      case .texts(let values): bytes += values[row].utf8
      case .decimals(let values): bytes += "\(values[row].bitPattern)".utf8
      }
      bytes.append(0)
    }
    return bytes
  }.sorted { $0.lexicographicallyPrecedes($1) }
}
