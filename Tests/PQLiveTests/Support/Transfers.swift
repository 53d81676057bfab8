@testable import PQLive

extension HTTPTransport {
  /// Returns the whole answer to a request.
  func fetch(
    _ url: String, headers: [HTTPRequest.Header] = [], body: String = "{}"
  ) async throws(NetworkFailure) -> (head: HTTPHead, body: [UInt8]) {
    var response = try await send(
      HTTPRequest(url: url, headers: headers, body: Array(body.utf8), usesProxies: false))
    var all: [UInt8] = []
    var piece: [UInt8] = []
    while try await response.read(into: &piece) { all += piece }
    return (response.head, all)
  }

  /// Returns the failure of a request, or `nil` if it succeeds.
  func failure(_ url: String) async -> NetworkFailure? {
    do throws(NetworkFailure) {
      _ = try await fetch(url)
      return nil
    } catch {
      return error
    }
  }
}

extension TransferLimits {
  /// Returns the default limits with a change.
  static func with(_ change: (inout TransferLimits) -> Void) -> TransferLimits {
    var limits = TransferLimits()
    change(&limits)
    return limits
  }
}
