import PQEngine
import PQHTTP
import PQModel
import PQWire

/// Decodes the bytes of an answer into columns while it arrives, and passes the rows on in pieces.
struct AnswerReader: ~Copyable {
  private let wire: WireFormat
  private let redactor: Redactor
  private let request: ExportRequest
  /// The minimum number of rows in a piece, except for the last piece.
  private let pieceSize: Int
  private var decoder: AnswerDecoder
  private var collector: AnswerCollector

  /// - Parameter pieceSize: the minimum number of rows in a piece, except for the last piece.
  init(_ request: ExportRequest, _ wire: WireFormat, _ redactor: Redactor, pieceSize: Int) {
    self.pieceSize = pieceSize
    self.request = request
    self.wire = wire
    self.redactor = redactor
    decoder = AnswerDecoder(format: wire.answerFormat, source: .api(request.interval))
    collector = AnswerCollector(request)
  }

  /// Reads an answer to its end, and passes its rows to a sink.
  ///
  /// - Returns: the number of rows of the answer.
  /// - Throws: `AttemptFailure` if the network fails, or if the answer does not match the request.
  mutating func read(
    _ response: inout HTTPResponse, _ entry: inout TraceEntry?, to sink: inout some AnswerSink
  ) async throws(AttemptFailure) -> Int {
    var rows = 0
    var piece: [UInt8] = []
    var isFirst = true
    while try await response.next(into: &piece) {
      entry?.took(piece)
      if isFirst { try checkBeginning(piece) }
      isFirst = false
      try take(piece)
      if collector.count >= pieceSize { rows += try handOn(to: &sink) }
    }
    guard !isFirst else { throw AttemptFailure(network: .dropped("its answer is empty")) }
    try finish()
    return rows + (try handOn(to: &sink))
  }

  /// Throws an error for CSV that begins like JSON or HTML, because such a body is a message and not
  /// an answer.
  private func checkBeginning(_ bytes: [UInt8]) throws(AttemptFailure) {
    guard wire == .csv, let first = bytes.first(where: { $0 > 0x20 }) else { return }
    if "{[<".utf8.contains(first) {
      let excerpt = Excerpt.text(of: redactor.clean(bytes), limit: Excerpt.answerLimit)
      throw AttemptFailure(answer: .isNoAnswer(.csv, excerpt))
    }
  }

  private mutating func take(_ bytes: [UInt8]) throws(AttemptFailure) {
    do throws(WireFailure) {
      try decoder.consume(bytes) { collector.take($0) }
    } catch {
      throw AttemptFailure(answer: problem(error))
    }
    try complain()
  }

  private mutating func finish() throws(AttemptFailure) {
    do throws(WireFailure) {
      try decoder.finish { collector.take($0) }
    } catch {
      throw AttemptFailure(answer: problem(error))
    }
    try complain()
    // A JSON answer without rows has no columns to check.
    if decoder.fields != FieldSet(), let finding = request.finding(in: decoder.fields) {
      throw failure(finding)
    }
  }

  private mutating func handOn(to sink: inout some AnswerSink) throws(AttemptFailure) -> Int {
    let piece: DataTable
    do throws(RowProblem) {
      piece = try collector.table(values)
    } catch {
      throw failure(error)
    }
    sink.take(piece)
    return piece.rowCount
  }

  private mutating func complain() throws(AttemptFailure) {
    guard let finding = collector.finding else { return }
    throw failure(finding)
  }

  private func failure(_ finding: RowProblem) -> AttemptFailure {
    AttemptFailure(answer: finding.problem(request, values, redactor))
  }

  /// The values of each dimension of the request so far, by code.
  private var values: [TextList] {
    var values: [TextList] = []
    for dimension in request.dimensions { values.append(decoder.values(of: dimension)) }
    return values
  }

  private func problem(_ failure: WireFailure) -> AnswerProblem {
    // Only the excerpts come from the server and can contain the token.
    let problem = failure.problem.mapExcerpts { redactor.clean($0) }
    switch problem {
    case .answerIsError(let excerpt): return .isError(excerpt)
    case .wrongShape(let excerpt): return .isNoAnswer(wire, excerpt)
    case .incomplete(let way, let excerpt): return .isIncomplete(way.words, excerpt)
    case .unexpectedEnd, .unclosedQuote, .emptyText: return .isCut(row: failure.row)
    default:
      return .isMalformed(
        row: failure.row, field: failure.field?.name,
        sentence: problem.message(about: failure.field))
    }
  }
}
