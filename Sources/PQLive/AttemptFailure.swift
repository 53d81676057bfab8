import PQHTTP

/// The error of one try of a request.
struct AttemptFailure: Error {
  let reason: LiveFailure.Reason
  /// The time for which the server asked not to be called (`Retry-After`); `nil` if it did not ask.
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
