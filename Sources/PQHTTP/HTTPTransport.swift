package import PQSystem

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

extension HTTPTransport {
  /// Returns a transport that uses libcurl. The library is opened for the first request.
  ///
  /// - Parameters:
  ///   - caFile: a file with the certificates of the trusted authorities; `nil` for the system's.
  ///   - driver: the thread of libcurl; `nil` for that of the process.
  package static func curl(
    _ limits: TransferLimits, caFile: FilePath?, driver: CurlDriver? = nil
  ) -> HTTPTransport {
    HTTPTransport { request throws(NetworkFailure) in
      guard !Task.isCancelled else { throw .cancelled }
      let driver = if let driver { driver } else { try CurlDriver.shared() }
      let transfer = try CurlTransfer(request, limits, caFile: caFile, driver: driver)
      do throws(NetworkFailure) {
        let head = try await transfer.start()
        return HTTPResponse(
          head: head, sizeLimit: limits.bodySize,
          read: { bytes throws(NetworkFailure) in try await transfer.read(into: &bytes) },
          close: { transfer.cancel() })
      } catch {
        transfer.cancel()
        throw error
      }
    }
  }
}
