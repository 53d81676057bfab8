import Testing

@testable import PQHTTP
@testable import PQLive

/// The buffer between libcurl and a slow reader.
@Suite struct IncomingBodyTests {
  private func take(_ count: Int, _ arrival: inout IncomingBody) -> IncomingBody.WriteResult {
    [UInt8](repeating: 65, count: count).withUnsafeBytes { arrival.takeBody($0, limit: 1 << 20) }
  }

  /// libcurl stays paused until it is resumed, not only until the reader has taken the bytes. Paused
  /// time does not count for timeouts.
  @Test func pausedTransferWaitsForResume() throws {
    var arrival = IncomingBody()
    #expect(take(1 << 18, &arrival) == .taken && !arrival.isPaused)
    #expect(take(1, &arrival) == .later && arrival.isPaused)
    var bytes: [UInt8] = []
    guard case .bytes(isPaused: true) = try arrival.findBytes(&bytes) else {
      Issue.record("the reader is not told that libcurl waits")
      return
    }
    #expect(bytes.count == 1 << 18 && arrival.isPaused)
    arrival.goOn()
    #expect(!arrival.isPaused)
    #expect(take(1, &arrival) == .taken && !arrival.isPaused)
  }

  @Test func tooLargeBodyFails() {
    var arrival = IncomingBody()
    #expect(take((1 << 20) + 1, &arrival) == .refused)
    #expect(take(1, &arrival) == .refused)
    var bytes: [UInt8] = []
    #expect(throws: NetworkFailure.tooLarge(limit: 1 << 20)) { try arrival.findBytes(&bytes) }
  }
}
