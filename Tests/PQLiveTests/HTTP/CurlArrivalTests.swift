import Testing

@testable import PQLive

@Suite struct CurlArrivalTests {
  /// An arrival that has so many bytes waiting that it took no more.
  private static func full() -> CurlArrival {
    var arrival = CurlArrival()
    let piece = [UInt8](repeating: 65, count: 1 << 17)
    while piece.withUnsafeBytes({ arrival.takeBody($0, limit: .max) }) == .taken {}
    return arrival
  }

  @Test func afterSomeHundredThousandBytesNoMoreAreTaken() throws {
    var arrival = Self.full()
    #expect(arrival.isPaused)
    var bytes: [UInt8] = []
    guard case .bytes(wasPaused: true) = try arrival.findBytes(&bytes) else {
      Issue.record("no bytes, or no pause")
      return
    }
    #expect(bytes.count == 1 << 18)
  }

  /// A reader that comes late does not make the server look slow.
  @Test func thePauseLastsUntilLibcurlGoesOn() throws {
    var arrival = Self.full()
    var bytes: [UInt8] = []
    _ = try arrival.findBytes(&bytes)
    #expect(arrival.isPaused)
    arrival.goOn()
    #expect(!arrival.isPaused)
  }
}
