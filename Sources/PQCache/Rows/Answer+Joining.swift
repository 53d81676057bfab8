import PQModel

extension Answer {
  /// Whether all rows begin in a range.
  func isInside(_ range: TimeRange) -> Bool {
    let inside = range.from.milliseconds..<range.to.milliseconds
    return starts.allSatisfy(inside.contains)
  }

  /// Adds the rows of another answer of the same layout that begin in a range.
  mutating func append(_ other: Answer, in range: TimeRange) {
    let rows = RowRuns(other.starts, in: range)
    rows.copy(other.starts, to: &starts)
    for place in labels.indices { labels[place].append(other.labels[place], rows) }
    for place in values.indices { values[place].append(other.values[place], rows) }
  }

  /// The rows that begin in a range, and of the dictionaries only what they use.
  func clipped(to range: TimeRange) -> Answer {
    var clipped = Answer(empty: layout)
    clipped.append(self, in: range)
    return clipped
  }
}

extension TextColumn {
  /// Adds some rows of another column, and the values that they use.
  fileprivate mutating func append(_ other: TextColumn, _ rows: RowRuns) {
    // By bytes: texts that only look alike are two values.
    var known: [[UInt8]: UInt32] = [:]
    for (code, value) in dictionary.enumerated() { known[Array(value.utf8)] = UInt32(code) }
    var codes = codes
    self.codes = []
    codes.reserveCapacity(codes.count + rows.count)
    var new = [UInt32?](repeating: nil, count: other.dictionary.count)
    for row in rows.runs.joined() {
      let local = Int(other.codes[row])
      if let code = new[local] {
        codes.append(code)
      } else {
        let code = code(of: other.dictionary[local], &known)
        new[local] = code
        codes.append(code)
      }
    }
    self.codes = codes
  }

  private mutating func code(of value: String, _ known: inout [[UInt8]: UInt32]) -> UInt32 {
    let bytes = Array(value.utf8)
    if let code = known[bytes] { return code }
    let code = UInt32(dictionary.count)
    known[bytes] = code
    dictionary.append(value)
    return code
  }
}
