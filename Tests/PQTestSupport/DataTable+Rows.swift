public import PQModel

extension DataTable {
  /// Returns the rows with the given indices, in the given order.
  public func rows(_ indices: [Int]) -> DataTable {
    DataTable(columns.map { $0.rows(indices) }, presentation: presentation)
  }
}

extension Column {
  fileprivate func rows(_ indices: [Int]) -> Column {
    let picked: Values =
      switch values {
      case .instants(let values): .instants(indices.map { values[$0] })
      case .integers(let values): .integers(indices.map { values[$0] })
      case .decimals(let values): .decimals(indices.map { values[$0] })
      case .texts(let values):
        .texts(
          TextColumn(codes: indices.map { values.codes[$0] }, dictionary: values.dictionary))
      }
    return Column(name, meaning, picked, nulls: nulls.map { nulls in indices.map { nulls[$0] } })
  }
}
