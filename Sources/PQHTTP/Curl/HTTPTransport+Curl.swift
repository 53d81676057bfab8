package import PQSystem

extension HTTPTransport {
  /// Requests by libcurl, which is opened when the first is sent.
  ///
  /// - Parameter driver: the thread that they run on, if not that of the process.
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
