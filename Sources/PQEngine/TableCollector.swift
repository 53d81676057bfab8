import PQModel

/// A sink that joins the pieces of an answer into one table.
struct TableCollector: AnswerSink {
  private var head = AnswerHead()
  private var columns: [Column] = []
  private var isEmpty = true
  /// The distinct texts of each text column, in the order of the columns; empty while there is only one
  /// piece. The columns get their texts at the end, because a shared dictionary is copied when it grows.
  private var values: [TextIndex] = []
  /// True if all pieces have the same columns.
  private var fits = true

  mutating func begin(_ head: AnswerHead) {
    self = TableCollector()
    self.head = head
  }

  mutating func take(_ piece: DataTable) {
    if isEmpty {
      columns = piece.columns
      isEmpty = false
    } else if fits {
      fits = columns.map(\.name) == piece.columns.map(\.name)
      if values.isEmpty { values = columns.map { TextIndex($0.values) } }
      for (place, column) in piece.columns.enumerated() where fits {
        fits = columns[place].values.append(column.values, &values[place])
      }
    }
  }

  /// Returns the answer. All pieces must have arrived.
  ///
  /// - Throws: A failure if the answer ends before the end of the requested range, if it has no piece,
  ///   or if its pieces have different columns.
  func table(
    for request: ExportRequest, from backend: String
  ) throws(BackendFailure) -> DataTable {
    if let cutoff = head.cutoff, cutoff.part(of: request.range, request.interval) != nil {
      throw cutoff.failure
    }
    guard !isEmpty else { throw .noAnswer(of: backend) }
    guard fits else { throw BackendFailure("the columns differ in the answer of \(backend)") }
    return DataTable(
      zip(columns.indices, columns).map { $1.with(values.isEmpty ? nil : values[$0]) })
  }
}

extension Column {
  /// Returns the column with the texts of an index as its dictionary, if it is a text column.
  fileprivate func with(_ index: TextIndex?) -> Column {
    guard let index, case .texts(var texts) = values else { return self }
    var column = self
    texts.dictionary = index.texts
    column.values = .texts(texts)
    return column
  }
}

extension TextIndex {
  /// Creates the index of the values of a text column, or an empty index for any other column.
  fileprivate init(_ values: Column.Values) {
    self.init()
    guard case .texts(let texts) = values else { return }
    for place in texts.dictionary.indices { _ = number(of: place, in: texts.dictionary) }
  }
}

extension Column.Values {
  /// Appends the values of another column.
  ///
  /// - Parameter index: The texts of this column by their codes. New texts are added to it. Afterwards
  ///   the column has no dictionary of its own.
  /// - Returns: `false` if the other column has another type.
  fileprivate mutating func append(_ other: Column.Values, _ index: inout TextIndex) -> Bool {
    // While an array grows, `self` does not hold it. Otherwise the array would be copied.
    switch (self, other) {
    case (.instants(var values), .instants(let others)):
      self = .instants([])
      values += others
      self = .instants(values)
    case (.integers(var values), .integers(let others)):
      self = .integers([])
      values += others
      self = .integers(values)
    case (.decimals(var values), .decimals(let others)):
      self = .decimals([])
      values += others
      self = .decimals(values)
    case (.texts(var texts), .texts(let others)):
      self = .instants([])
      let codes = others.dictionary.indices.map { index.number(of: $0, in: others.dictionary) }
      texts.codes += others.codes.map { codes[Int($0)] }
      texts.dictionary = []
      self = .texts(texts)
    default: return false
    }
    return true
  }
}
