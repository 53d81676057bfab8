import PQEngine
import PQHTTP
import PQModel
import PQWire

/// One try of one request: sends it, and makes tables of what comes back.
struct Exchange {
  /// How much is read of the body of an answer that is no table.
  private static let excerptLimit = 1 << 16

  private let connection: LiveConnection
  private let request: ExportRequest
  private let token: Token?
  private let pieceSize: Int
  private let redactor: Redactor
  /// What the rate limiter calls it.
  private let number: Int

  /// - Parameter pieceSize: how many rows of the answer are handed on at once.
  init(
    _ connection: LiveConnection, _ request: ExportRequest, _ token: Token?, number: Int,
    pieceSize: Int
  ) {
    self.pieceSize = pieceSize
    self.connection = connection
    self.request = request
    self.token = token
    self.number = number
    redactor = Redactor(token)
  }

  /// Sends the request, and reads the answer to its end.
  ///
  /// - Returns: how many rows it has.
  func run(to sink: inout some AnswerSink) async throws(FailedTry) -> Int {
    let message = message
    var entry = connection.trace.map { TraceEntry($0, message, redactor, connection.clock) }
    do throws(FailedTry) {
      let rows = try await rows(message, &entry, to: &sink)
      entry?.ended("\(rows) rows")
      return rows
    } catch {
      entry?.ended(connection.failure(error.reason).description)
      throw error
    }
  }

  private var message: HTTPRequest {
    var headers = [HTTPRequest.Header("Content-Type", "application/json")]
    if let token { headers.append(.init("X-Auth-Token", secret: token)) }
    return HTTPRequest(
      url: connection.requestURL, headers: headers,
      body: Array(request.body.utf8), usesProxies: !connection.endpoint.isLoopback)
  }

  private func rows(
    _ message: HTTPRequest, _ entry: inout TraceEntry?, to sink: inout some AnswerSink
  ) async throws(FailedTry) -> Int {
    let sent = connection.clock.date()
    var response = try await connection.transport.begin(message)
    let head = response.head
    entry?.took(head)
    let answerHead = connection.answerHead(head, sent: sent)
    let pause = tellLimiter(head)
    guard head.status == 200 else {
      let body = try await beginning(of: &response, &entry)
      throw failure(head, Excerpt.text(of: redactor.clean(body), limit: Excerpt.answerLimit), pause)
    }
    guard head.hasLength || connection.wire == .json else { throw FailedTry(answer: .hasNoLength) }
    sink.begin(answerHead)
    var reader = AnswerReader(request, connection.wire, redactor, pieceSize: pieceSize)
    return try await reader.read(&response, &entry, to: &sink)
  }

  /// - Returns: how long the server is left alone, if it has too many requests.
  private func tellLimiter(_ head: HTTPHead) -> Duration? {
    guard head.status == 429 else {
      connection.limiter.answered(number)
      return nil
    }
    let wanted = head.retryAfter(at: connection.clock.date())
    return connection.limiter.refused(number, wanted: wanted, pause: connection.pause)
  }

  /// The beginning of a body; all of it is read if it is short, so that the connection can be used
  /// again.
  private func beginning(
    of response: inout HTTPResponse, _ entry: inout TraceEntry?
  ) async throws(FailedTry) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece: [UInt8] = []
    do throws(FailedTry) {
      while bytes.count < Self.excerptLimit, try await response.next(into: &piece) {
        entry?.took(piece)
        bytes += piece
      }
    } catch {
      // What the status says is worth more than that the rest did not come.
      if error.reason == .cancelled { throw error }
    }
    return bytes
  }

  private func failure(_ head: HTTPHead, _ body: String, _ pause: Duration?) -> FailedTry {
    let excerpt = body == Excerpt.text(of: []) ? "" : body
    let wanted = head.retryAfter(at: connection.clock.date())
    var failed = FailedTry(reason(head, excerpt, wanted))
    failed.wanted = wanted
    failed.pause = pause
    return failed
  }

  private func reason(
    _ head: HTTPHead, _ excerpt: String, _ wanted: Duration?
  ) -> LiveFailure.Reason {
    switch head.status {
    case 401 where token == nil, 403 where token == nil: .noToken
    case 401, 403: .tokenRefused(status: head.status, excerpt: excerpt)
    case 407: .network(.proxy("it wants a name and a password"))
    case 429: .tooManyRequests(wanted: wanted)
    default:
      .status(
        head.status, excerpt: excerpt,
        location: head["location"].map { Excerpt.text(of: redactor.clean(Array($0.utf8))) },
        wanted: wanted)
    }
  }
}
