import PQModel
import PQPlan

extension Table {
  /// The table after one step.
  func applying(_ step: RowOperator) -> Table {
    switch step {
    case .keep(let range): keeping(range)
    case .sort(let keys): sorted(by: keys)
    case .limit(let count): rowCount <= count ? self : rows(Array(0..<count))
    case .project(let projections): projected(projections)
    }
  }

  /// Some of the rows, in the order given.
  func rows(_ indices: [Int]) -> Table {
    Table(columns.map { $0.rows(indices) }, presentation: presentation)
  }
}

extension Column {
  /// Some of the values, in the order given.
  func rows(_ indices: [Int]) -> Column {
    let picked: Values =
      switch values {
      case .instants(let values): .instants(indices.map { values[$0] })
      case .integers(let values): .integers(indices.map { values[$0] })
      case .decimals(let values): .decimals(indices.map { values[$0] })
      case .texts(let values):
        .texts(
          TextColumn(codes: indices.map { values.codes[$0] }, dictionary: values.dictionary))
      }
    return Column(name, meaning, picked)
  }
}
