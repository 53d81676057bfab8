import PQHTTP

/// Why one try of a request has failed.
struct FailedTry: Error {
  let reason: LiveFailure.Reason
  /// How long the server wants to be left alone, if it says so.
  var wanted: Duration?
  /// How long the server is left alone, if it has too many requests.
  var pause: Duration?

  init(_ reason: LiveFailure.Reason) { self.reason = reason }

  init(network failure: NetworkFailure) {
    reason = failure == .cancelled ? .cancelled : .network(failure)
  }

  init(answer problem: AnswerProblem) { reason = .answer(problem) }
}

extension HTTPTransport {
  /// Posts a request, and waits for the head of its answer.
  func begin(_ request: HTTPRequest) async throws(FailedTry) -> HTTPResponse {
    do throws(NetworkFailure) {
      return try await send(request)
    } catch {
      throw FailedTry(network: error)
    }
  }
}

extension HTTPResponse {
  /// Replaces bytes by the next ones of the body; false at its end.
  mutating func next(into bytes: inout [UInt8]) async throws(FailedTry) -> Bool {
    do throws(NetworkFailure) {
      return try await read(into: &bytes)
    } catch {
      throw FailedTry(network: error)
    }
  }
}
