/// Reads row objects.
///
/// Most rows of an answer have their keys in the same order. So each key is first compared with the key
/// at the same place in the previous row. One function reads all values of a row. A function call for
/// each value would take more time than reading the value.
struct JSONRowReader: ~Copyable {
  /// The number of bytes for each key in `keys`. The longest key, `"session.page":`, has 15 bytes.
  private static let keyWidth = 16

  /// The key of each field with its quotes and its colon, at multiples of `keyWidth`.
  private var keys = Block<UInt8>(repeating: 0, count: Field.all.count * Self.keyWidth)
  private var keyLengths = Block<Int>(repeating: 0, count: Field.all.count)
  /// The index of the field at each place of the previous row.
  private var order = Block<Int>(repeating: 0, count: Field.all.count)
  private var targets = Block<FieldTarget>(capacity: Field.all.count)
  /// The field whose value could not be read; `nil` if the last failure was not about a value.
  private(set) var fieldAtFault: Field?

  init() {
    for (index, field) in Field.all.enumerated() {
      let key = Array("\"\(field.name)\":".utf8)
      for (place, byte) in key.enumerated() { keys.pointer[index * Self.keyWidth + place] = byte }
      keyLengths.pointer[index] = key.count
    }
  }

  /// Reads the row object at the cursor.
  mutating func readRow(_ cursor: inout Cursor, into rows: inout RowBuilder) throws(ItemFailure) {
    fieldAtFault = nil
    let start = cursor.index
    guard cursor.take(Byte.openBrace) else { throw cursor.unexpected("a row in braces") }
    if targets.count == 0 { for field in Field.all { targets.append(rows.target(of: field)) } }
    let row = rows.batch.count
    var seen = FieldSet()
    var place = 0
    cursor.skipSpace()
    var isOver = cursor.take(Byte.closeBrace)
    while !isOver {
      cursor.skipSpace()
      let field = try readKey(&cursor, at: place, seen: &seen)
      place &+= 1
      cursor.skipSpace()
      do {
        switch targets.pointer[field] {
        case .text(let codes, let dictionary):
          codes[row] = try cursor.jsonText(in: dictionary)
        case .whole(let values):
          values[row] = try cursor.whole(in: .json)
        case .time(let values):
          values[row] = try cursor.time(in: .json, on: &rows.grid)
        case .average(let values):
          values[row] = try cursor.average(in: .json)
        }
      } catch {
        fieldAtFault = Field.all[field]
        throw error
      }
      cursor.skipSpace()
      guard !cursor.take(Byte.comma) else { continue }
      isOver = cursor.take(Byte.closeBrace)
      if !isOver { throw cursor.unexpected("a comma or }") }
    }
    if seen != rows.batch.fields || seen == FieldSet() { try checkFields(seen, at: start, &rows) }
  }

  @inline(__always)
  private mutating func readKey(_ cursor: inout Cursor, at place: Int, seen: inout FieldSet)
    throws(ItemFailure) -> Int
  {
    if place < order.count {
      let guess = order.pointer[place]
      let count = keyLengths.pointer[guess]
      let stop = cursor.index &+ count
      if Words.equal(
        cursor.base + cursor.index, keys.pointer + guess * Self.keyWidth, count: count),
        stop <= cursor.end, seen.insert(index: guess)
      {
        cursor.index = stop
        return guess
      }
    }
    return try readOtherKey(&cursor, at: place, seen: &seen)
  }

  @inline(never)
  private mutating func readOtherKey(_ cursor: inout Cursor, at place: Int, seen: inout FieldSet)
    throws(ItemFailure) -> Int
  {
    guard !cursor.isAtEnd else { throw .needsMoreBytes(.unexpectedEnd, at: cursor.end) }
    let start = cursor.index
    let key = try cursor.jsonKey()
    guard let field = Field(name: key) else {
      throw .bad(.unknownKey(Excerpt.quoted(key.utf8)), at: start)
    }
    guard seen.insert(index: field.index) else { throw .bad(.repeatedKey(field.name), at: start) }
    order.pointer[place] = field.index
    return field.index
  }

  /// Checks the fields of a row. The first row must have a timestamp and a metric. It determines the
  /// fields of the answer: every later row must have the same fields.
  private func checkFields(_ seen: FieldSet, at start: Int, _ rows: inout RowBuilder)
    throws(ItemFailure)
  {
    guard seen.contains(.timestamp) else { throw .bad(.missingKey(.timestamp), at: start) }
    guard seen.hasMetric else { throw .bad(.noMetricKey, at: start) }
    guard rows.batch.fields != FieldSet() else {
      rows.batch.fields = seen
      return
    }
    if let field = seen.first(notIn: rows.batch.fields) {
      throw .bad(.keyNotInFirstRow(field.name), at: start)
    }
    if let field = rows.batch.fields.first(notIn: seen) {
      throw .bad(.missingKey(field), at: start)
    }
  }
}
