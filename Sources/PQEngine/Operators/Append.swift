import PQModel

extension Table {
  /// Adds the rows of a table with the same columns.
  mutating func append(_ other: Table) {
    columns = zip(columns, other.columns).map { $0.appending($1) }
  }
}

extension Column {
  /// The values of both. Columns of two types do not combine: the first is kept.
  fileprivate func appending(_ other: Column) -> Column {
    guard count > 0 else { return other }
    switch (values, other.values) {
    case (.instants(let left), .instants(let right)):
      return Column(name, meaning, .instants(left + right))
    case (.integers(let left), .integers(let right)):
      return Column(name, meaning, .integers(left + right))
    case (.decimals(let left), .decimals(let right)):
      return Column(name, meaning, .decimals(left + right))
    case (.texts(let left), .texts(let right)):
      return Column(name, meaning, .texts(left.appending(right)))
    default: return self
    }
  }
}

extension TextColumn {
  /// The rows of both over one dictionary.
  fileprivate func appending(_ other: TextColumn) -> TextColumn {
    // Keyed by bytes: texts that only look alike are two values.
    var known = Dictionary(
      zip(dictionary.map { Array($0.utf8) }, dictionary.indices),
      uniquingKeysWith: { first, _ in first })
    var result = self
    let recoded = other.dictionary.map { value in
      let bytes = Array(value.utf8)
      if let code = known[bytes] { return UInt32(code) }
      known[bytes] = result.dictionary.count
      result.dictionary.append(value)
      return UInt32(result.dictionary.count - 1)
    }
    result.codes += other.codes.map { recoded[Int($0)] }
    return result
  }
}
