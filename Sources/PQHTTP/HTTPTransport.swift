/// A way to send requests to a server: libcurl, or the script of a test.
package struct HTTPTransport: Sendable {
  /// Sends a request, and waits for the head of the answer.
  ///
  /// If the task is cancelled, it throws `NetworkFailure.cancelled` at once. So does reading the
  /// body.
  package let send: @Sendable (HTTPRequest) async throws(NetworkFailure) -> HTTPResponse

  package init(send: @escaping @Sendable (HTTPRequest) async throws(NetworkFailure) -> HTTPResponse)
  {
    self.send = send
  }
}
