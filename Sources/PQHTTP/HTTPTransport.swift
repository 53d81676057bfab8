/// A way to send requests to a server: libcurl, or the script of a test.
package struct HTTPTransport: Sendable {
  /// Posts a request, and waits for the head of its answer.
  ///
  /// A cancelled task gets `NetworkFailure.cancelled` at once, here and while it reads the body.
  package let send: @Sendable (HTTPRequest) async throws(NetworkFailure) -> HTTPResponse

  package init(send: @escaping @Sendable (HTTPRequest) async throws(NetworkFailure) -> HTTPResponse)
  {
    self.send = send
  }
}
