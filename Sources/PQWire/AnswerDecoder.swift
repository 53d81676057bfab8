package import PQModel

/// Decodes the text of an answer into batches of rows while its bytes arrive.
///
/// A chunk may end anywhere, even between the bytes of a character or inside an escape. Memory is
/// constant except for the dictionaries. A dictionary holds each value of a dimension once. After an
/// error, discard the decoder and all rows that it has delivered.
///
///     var decoder = AnswerDecoder(format: .json, source: .api(.h1))
///     while let chunk = next() { try decoder.consume(chunk) { batch in take(batch) } }
///     try decoder.finish { batch in take(batch) }
package struct AnswerDecoder: ~Copyable {
  /// A function that receives rows. The batch belongs to the decoder and is valid only during the call.
  package typealias Sink = (borrowing RowBatch) -> Void

  /// The number of bytes that must arrive after a mistake before the mistake is reported. So the excerpt
  /// in the message does not depend on the end of a chunk.
  private static let lookahead = 64

  private let format: AnswerFormat
  private var window = InputWindow()
  private var rows: RowBuilder
  private var csv = CSVReader()
  private var json: JSONReader
  /// The number of pending bytes at which decoding is tried again. If a try finds no complete item (such
  /// as a row), the number becomes twice the pending bytes. So many small chunks do not cause many
  /// tries.
  private var retrySize = 1
  /// The first bytes of the text, for the message about a rejected answer.
  private var head: [UInt8] = []
  private var rejection: (ItemFailure.Rejection, TextPosition)?

  /// Creates a decoder for one text.
  ///
  /// - Parameter batchCapacity: the maximum number of rows in a batch.
  package init(format: AnswerFormat, source: AnswerSource, batchCapacity: Int = 2048) {
    self.format = format
    rows = RowBuilder(grain: source.grain, batchCapacity: batchCapacity)
    json = JSONReader(source)
  }

  /// The columns of the answer. The set is empty before the CSV header or the first JSON row.
  package var fields: FieldSet { rows.batch.fields }

  /// The length of the buckets. It is final only after `finish`, because a fixture may have its member
  /// `grain` after its rows.
  package var grain: Interval { rows.grid.grain }

  /// Returns the distinct values of a dimension that were decoded so far. The index of a value is its
  /// code.
  package func values(of dimension: ExportDimension) -> TextList { rows.values(of: dimension) }

  /// Decodes a chunk of the text and passes each full batch to `sink`.
  ///
  /// - Throws: `WireFailure` if the text is not a valid answer. The mistake may be reported by a later
  ///   call, because the message quotes some bytes after the mistake.
  package mutating func consume(_ chunk: [UInt8], into sink: Sink) throws(WireFailure) {
    try chunk.withUnsafeBufferPointer { bytes throws(WireFailure) in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let taken = try receive(into: sink) { room in
          let part = rest.prefix(room.count)
          room.copyMemory(from: UnsafeRawBufferPointer(rebasing: part))
          return part.count
        }
        rest = rest.dropFirst(taken)
      }
    }
  }

  /// Lets `read` write bytes of the text into the decoder's memory and decodes them.
  ///
  /// - Parameter read: writes bytes and returns their number. It returns 0 or less if there are no more
  ///   bytes.
  /// - Returns: the result of `read`.
  /// - Throws: `WireFailure` if the text is not a valid answer.
  package mutating func receive(
    into sink: Sink, from read: (UnsafeMutableRawBufferPointer) -> Int
  ) throws(WireFailure) -> Int {
    let room = window.room()
    let count = read(room)
    guard count > 0 else { return count }
    if head.count <= Excerpt.answerLimit {
      head += room.prefix(min(count, Excerpt.answerLimit + 1 - head.count))
    }
    window.arrived(count)
    if window.pending >= retrySize { try decode(isLast: false, into: sink) }
    return count
  }

  /// Ends the text and passes the remaining rows to `sink`.
  ///
  /// - Throws: `WireFailure` if the text is not a valid answer or ends too early.
  package mutating func finish(into sink: Sink) throws(WireFailure) {
    if format == .csv {
      try decode(isLast: false, into: sink)
      window.endLine()
    }
    try decode(isLast: true, into: sink)
    if rows.batch.count > 0 { sink(rows.batch) }
    rows.clear()
  }
}

extension AnswerDecoder {
  private mutating func decode(isLast: Bool, into sink: Sink) throws(WireFailure) {
    while rejection == nil {
      do {
        switch format {
        case .csv: try csv.read(&window, into: &rows)
        case .json: try json.read(&window, into: &rows)
        }
      } catch {
        guard case .rejected(let rejection, let place) = error else {
          return try settle(error, isLast: isLast)
        }
        self.rejection = (rejection, window.position(of: place))
        break
      }
      sink(rows.batch)
      rows.clear()
    }
    try settleRejection(isLast: isLast)
  }

  /// Throws the failure if more bytes cannot help. Returns normally if they can.
  private mutating func settle(_ itemFailure: ItemFailure, isLast: Bool) throws(WireFailure) {
    switch itemFailure {
    case .bad(let problem, let place):
      let length = place - window.start
      if length >= InputWindow.itemLimit { throw failure(.tooLong, at: window.start) }
      retrySize = length + Self.lookahead
      if isLast || window.pending >= retrySize { throw failure(problem, at: place) }
    case .needsMoreBytes(let problem, let place):
      if window.pending > InputWindow.itemLimit { throw failure(.tooLong, at: window.start) }
      if isLast {
        guard window.pending == 0, isComplete else { throw failure(problem, at: place) }
      }
      retrySize = min(max(2 * window.pending, 1), InputWindow.itemLimit + 1)
    case .rejected: break
    }
  }

  /// Throws the failure of a rejected text as soon as `head` is complete or the text has ended. Drops
  /// all bytes after `head`.
  private mutating func settleRejection(isLast: Bool) throws(WireFailure) {
    guard let (rejection, position) = rejection else { return }
    window.skip(to: window.end)
    guard isLast || head.count > Excerpt.answerLimit else { return }
    let start = Excerpt.text(of: head, limit: Excerpt.answerLimit)
    throw WireFailure(
      problem: WireProblem(rejection, start), position: position, row: nil, field: nil)
  }

  private var isComplete: Bool { format == .csv ? csv.isComplete : json.isComplete }

  private mutating func failure(_ problem: WireProblem, at place: Int) -> WireFailure {
    let isAmongRows = format == .csv ? csv.isAmongRows : json.isAmongRows
    let field = format == .csv ? csv.fieldAtFault : json.fieldAtFault
    return WireFailure(
      problem: problem, position: window.position(of: place),
      row: isAmongRows ? rows.nextRow : nil, field: field)
  }
}

extension WireProblem {
  /// Creates the problem of a text that is rejected as a whole.
  ///
  /// - Parameter start: an excerpt of the beginning of the text, safe to show.
  fileprivate init(_ rejection: ItemFailure.Rejection, _ start: String) {
    self =
      switch rejection {
      case .error: .answerIsError(start)
      case .shape: .wrongShape(start)
      case .array: .incomplete(.isArray, start)
      case .withoutError: .incomplete(.hasNoError, start)
      case .withoutData: .incomplete(.hasNoData, start)
      case .dataOfOtherKind: .incomplete(.hasOtherData, start)
      case .truncated: .incomplete(.isTruncated, start)
      case .next: .incomplete(.hasNext, start)
      }
  }
}

/// The text formats of an answer.
package enum AnswerFormat: Sendable, CaseIterable {
  /// CSV (RFC 4180): a header, then one row per line. Fields may be quoted or bare.
  case csv
  /// JSON: an object with the rows under `data`; see `AnswerSource`.
  case json
}

/// The origin of a text. It determines the structure that the text must have.
package enum AnswerSource: Sendable, Equatable {
  /// An answer of the API to a request for buckets of the given length. Its JSON is
  /// `{"error": false, "data": [...]}`. Timestamps must be multiples of that length.
  case api(Interval)
  /// A fixture file. Its JSON is `{"data": [...]}` or the array alone. The member `"grain"` of the JSON
  /// is the length of the buckets; without it, the length is one minute. Timestamps must be multiples of
  /// the length.
  case file

  /// The default length of the buckets. The `"grain"` of a fixture overrides it.
  var grain: Interval {
    switch self {
    case .api(let grain): grain
    case .file: .m1
    }
  }
}
