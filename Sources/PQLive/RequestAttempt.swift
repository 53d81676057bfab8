import PQEngine
import PQHTTP
import PQModel
import PQWire

/// One try of one request: sends it, and decodes the answer into tables.
struct RequestAttempt {
  /// The number of bytes after which the body of an error is not read further. The last piece may
  /// exceed this number.
  private static let excerptLimit = 1 << 16

  private let connection: LiveConnection
  private let request: ExportRequest
  private let token: APIToken?
  private let pieceSize: Int
  private let redactor: Redactor
  /// The number of the request in the rate limiter.
  private let number: Int

  /// - Parameter pieceSize: the minimum number of rows in a piece, except for the last piece.
  init(
    _ connection: LiveConnection, _ request: ExportRequest, _ token: APIToken?, number: Int,
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
  /// - Returns: the number of rows of the answer.
  /// - Throws: `AttemptFailure` if no answer arrives, or if the answer is incomplete or wrong.
  func run(to sink: inout some AnswerSink) async throws(AttemptFailure) -> Int {
    let message = message
    var entry = connection.trace.map { TraceEntry($0, message, redactor, connection.clock) }
    do throws(AttemptFailure) {
      let rows = try await rows(message, &entry, to: &sink)
      entry?.ended("\(rows) row\(rows == 1 ? "" : "s")")
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
  ) async throws(AttemptFailure) -> Int {
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
    guard head.hasLength || connection.wire == .json else {
      throw AttemptFailure(answer: .hasNoLength)
    }
    sink.begin(answerHead)
    var reader = AnswerReader(request, connection.wire, redactor, pieceSize: pieceSize)
    return try await reader.read(&response, &entry, to: &sink)
  }

  /// Reports the status of the answer to the rate limiter.
  ///
  /// - Returns: the pause of the limiter after a 429; `nil` for any other status.
  private func tellLimiter(_ head: HTTPHead) -> Duration? {
    guard head.status == 429 else {
      connection.limiter.answered(number)
      return nil
    }
    let wanted = head.retryAfter(at: connection.clock.date())
    return connection.limiter.refused(number, wanted: wanted, pause: connection.pause)
  }

  /// Returns the beginning of a body. A short body is read to its end, so that the connection can
  /// be reused.
  private func beginning(
    of response: inout HTTPResponse, _ entry: inout TraceEntry?
  ) async throws(AttemptFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece: [UInt8] = []
    do throws(AttemptFailure) {
      while bytes.count < Self.excerptLimit, try await response.next(into: &piece) {
        entry?.took(piece)
        bytes += piece
      }
    } catch {
      // The status matters more than an error in the rest of the body.
      if error.reason == .cancelled { throw error }
    }
    return bytes
  }

  private func failure(_ head: HTTPHead, _ body: String, _ pause: Duration?) -> AttemptFailure {
    let excerpt = body == Excerpt.text(of: []) ? "" : body
    let wanted = head.retryAfter(at: connection.clock.date())
    var failed = AttemptFailure(reason(head, excerpt, wanted))
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

/// The error of one try of a request.
struct AttemptFailure: Error {
  let reason: LiveFailure.Reason
  /// The waiting time that the server asked for (`Retry-After`); `nil` if it asked for none.
  var wanted: Duration?
  /// The pause of the rate limiter after a 429; `nil` for any other error.
  var pause: Duration?

  init(_ reason: LiveFailure.Reason) { self.reason = reason }

  init(network failure: NetworkFailure) {
    reason = failure == .cancelled ? .cancelled : .network(failure)
  }

  init(answer problem: AnswerProblem) { reason = .answer(problem) }
}

extension HTTPTransport {
  /// Sends a request, and waits for the head of the answer.
  func begin(_ request: HTTPRequest) async throws(AttemptFailure) -> HTTPResponse {
    do throws(NetworkFailure) {
      return try await send(request)
    } catch {
      throw AttemptFailure(network: error)
    }
  }
}

extension HTTPResponse {
  /// Replaces `bytes` with the next bytes of the body.
  ///
  /// - Returns: false at the end of the body.
  mutating func next(into bytes: inout [UInt8]) async throws(AttemptFailure) -> Bool {
    do throws(NetworkFailure) {
      return try await read(into: &bytes)
    } catch {
      throw AttemptFailure(network: error)
    }
  }
}
