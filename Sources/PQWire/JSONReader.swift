import PQModel

/// Reads a JSON text: an object with the rows under `data`. A fixture may also be the array of rows
/// alone.
///
/// The text around the rows is read token by token, and `JSONRowReader` reads row by row. So a chunk may
/// end anywhere.
struct JSONReader: ~Copyable {
  private enum Place {
    case mark, start
    /// Inside the object: before its first key, before another key, after a value.
    case firstKey, key, afterValue
    /// Inside the value of an ignored member.
    case skipping
    /// Inside the array of rows: before the first row, before another row, after a row.
    case firstRow, row, afterRow
    case end
  }

  private var place = Place.mark
  private var isBare = false
  private var known: Set<JSONMember> = []
  private var skipper = JSONSkipper()
  private var rowReader = JSONRowReader()
  private let source: AnswerSource

  init(_ source: AnswerSource) { self.source = source }

  /// True if the text may end here.
  var isComplete: Bool { place == .end }

  /// True if the position is inside the array of rows.
  var isAmongRows: Bool { place == .firstRow || place == .row || place == .afterRow }

  /// The field whose value could not be read; `nil` if the last failure was not about a value.
  var fieldAtFault: Field? { isAmongRows ? rowReader.fieldAtFault : nil }

  /// Reads the text until the batch is full.
  ///
  /// - Throws: `ItemFailure.needsMoreBytes` at the end of the bytes that have arrived, even if the text
  ///   is complete; another `ItemFailure` if the text is wrong.
  mutating func read(_ window: inout InputWindow, into rows: inout RowBuilder) throws(ItemFailure) {
    if place == .mark {
      try window.skipOrderMark()
      place = .start
    }
    var cursor = window.cursor
    while !rows.isFull {
      cursor.skipSpace()
      window.skip(to: cursor.index)
      guard !cursor.isAtEnd else {
        throw .needsMoreBytes(place == .start ? .emptyText : .unexpectedEnd, at: cursor.end)
      }
      if place == .row {
        try readRow(&cursor, &window, into: &rows)
      } else {
        try step(&cursor, into: &rows)
      }
      try window.advance(to: cursor.index)
    }
  }

  private mutating func readRow(
    _ cursor: inout Cursor, _ window: inout InputWindow, into rows: inout RowBuilder
  ) throws(ItemFailure) {
    if rows.batch.count == 0 { rows.batch.start = window.position(of: cursor.index) }
    try rowReader.readRow(&cursor, into: &rows)
    rows.batch.count &+= 1
    place = .afterRow
  }

  private mutating func step(_ cursor: inout Cursor, into rows: inout RowBuilder)
    throws(ItemFailure)
  {
    switch place {
    case .mark, .start: try open(&cursor)
    case .firstKey where cursor.take(Byte.closeBrace): try close(cursor)
    case .firstKey, .key: try readKey(&cursor, into: &rows)
    case .skipping:
      try skipper.step(&cursor)
      if skipper.isDone { place = .afterValue }
    case .afterValue where cursor.take(Byte.comma): place = .key
    case .afterValue where cursor.take(Byte.closeBrace): try close(cursor)
    case .afterValue: throw cursor.unexpected("a comma or }")
    case .afterRow where cursor.take(Byte.comma): place = .row
    case .firstRow where cursor.take(Byte.closeBracket),
      .afterRow where cursor.take(Byte.closeBracket):
      place = isBare ? .end : .afterValue
    case .firstRow, .row: place = .row
    case .afterRow: throw cursor.unexpected("a comma or ]")
    case .end: throw cursor.unexpected("the end of the text")
    }
  }
}

extension JSONReader {
  private mutating func open(_ cursor: inout Cursor) throws(ItemFailure) {
    if cursor.take(Byte.openBrace) {
      place = .firstKey
    } else if cursor.byte == Byte.openBracket, !cursor.isAtEnd {
      guard source == .file else { throw .rejected(.array, at: cursor.index) }
      cursor.index += 1
      isBare = true
      place = .firstRow
    } else {
      throw .rejected(.shape, at: cursor.index)
    }
  }

  private mutating func close(_ cursor: Cursor) throws(ItemFailure) {
    if let absence = JSONMember.absence(known, in: source) {
      throw source == .file
        ? .bad(.noData, at: cursor.index - 1) : .rejected(absence, at: cursor.index - 1)
    }
    place = .end
  }

  private mutating func readKey(_ cursor: inout Cursor, into rows: inout RowBuilder)
    throws(ItemFailure)
  {
    let start = cursor.index
    let key = try cursor.jsonKey()
    let member = JSONMember(key, in: source)
    if let member, known.contains(member) { throw .bad(.repeatedKey(key), at: start) }
    cursor.skipSpace()
    guard !cursor.isAtEnd else { throw .needsMoreBytes(.unexpectedEnd, at: cursor.end) }
    switch member {
    case .data: try openData(&cursor)
    case .error: try readFlag(&cursor, of: .error, else: .error)
    case .truncated: try readFlag(&cursor, of: .truncated, else: .truncated)
    case .next: try readFlag(&cursor, of: .next, else: .next)
    case .grain: try readGrain(&cursor, into: &rows)
    case nil:
      skipper = JSONSkipper()
      place = .skipping
    }
    if let member { known.insert(member) }
  }

  private mutating func openData(_ cursor: inout Cursor) throws(ItemFailure) {
    guard cursor.take(Byte.openBracket) else {
      guard source == .file else { throw .rejected(.dataOfOtherKind, at: cursor.index) }
      throw .bad(.dataNotArray(try cursor.excerpt()), at: cursor.index)
    }
    place = .firstRow
  }

  private mutating func readFlag(
    _ cursor: inout Cursor, of member: JSONMember, else rejection: ItemFailure.Rejection
  ) throws(ItemFailure) {
    let value = try cursor.token(in: .json).text
    guard member.acceptedValues.contains(where: { value.elementsEqual($0.utf8) }) else {
      throw .rejected(rejection, at: cursor.index)
    }
    cursor.index += value.count
    place = .afterValue
  }

  private mutating func readGrain(_ cursor: inout Cursor, into rows: inout RowBuilder)
    throws(ItemFailure)
  {
    let token = try cursor.token(in: .json).text
    let name = String(decoding: token.dropFirst().dropLast(), as: UTF8.self)
    guard token.first == Byte.quote, let grain = Interval(rawValue: name) else {
      throw .bad(.unknownGrain(Excerpt.text(of: token)), at: cursor.index)
    }
    if let misfit = rows.grid.changeGrain(grain) {
      throw .bad(.grainMisfit(grain, timestamp: misfit), at: cursor.index)
    }
    cursor.index += token.count
    place = .afterValue
  }
}

/// The members of the object around the rows that have a meaning. All other members are ignored, but
/// they must be valid JSON.
///
/// The documentation of the API has only `error` and `data`. This type decides which answers are
/// rejected: answers without `error` or `data`, and answers that declare that they are incomplete.
private enum JSONMember {
  case data, error, grain
  /// Members that declare that the answer does not have all rows.
  case truncated, next

  /// Creates the member with a name; `nil` if the name has no meaning in a text from the given source.
  init?(_ name: String, in source: AnswerSource) {
    switch (name, source) {
    case ("data", _): self = .data
    case ("error", _): self = .error
    case ("grain", .file): self = .grain
    case ("truncated", .api): self = .truncated
    case ("next", .api): self = .next
    default: return nil
    }
  }

  /// The accepted values of a member, as JSON. The list is empty for `data` and `grain`, because
  /// other functions read their values.
  var acceptedValues: [String] {
    switch self {
    case .data, .grain: []
    case .error: ["false"]
    case .truncated: ["false", "null"]
    case .next: ["null"]
    }
  }

  /// Returns the reason to reject an object with only the `known` members; `nil` if it is accepted.
  static func absence(_ known: Set<JSONMember>, in source: AnswerSource) -> ItemFailure.Rejection? {
    guard known.contains(.data) else { return .withoutData }
    return source == .file || known.contains(.error) ? nil : .withoutError
  }
}
