import Testing

@testable import PQRender

@Suite struct ShortestDecimalTests {
  private func text(_ value: Double) -> String {
    var bytes: [UInt8] = []
    bytes.append(shortest: value)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (12, "12"), (-1.5, "-1.5"), (0.1, "0.1"),
      (1.0 / 3, "0.3333333333333333"),
      (1e15, "1000000000000000"), (9_007_199_254_740_992, "9007199254740992"),
      (9_007_199_254_740_994, "9007199254740994"), (1e16, "10000000000000000"),
      (1.234_567_890_123_456_8e20, "123456789012345680000"), (1e20, "100000000000000000000"),
      (1e21, "1e+21"), (-1.5e300, "-1.5e+300"), (0.0001, "0.0001"), (0.000_012_5, "0.0000125"),
      (0.000_001, "0.000001"), (1e-7, "1e-7"), (-1.25e-9, "-1.25e-9"),
    ] as [(Double, String)])
  func isWrittenAsECMAScriptDoes(value: Double, expected: String) {
    #expect(text(value) == expected)
  }

  @Test(
    arguments: [
      (0, "0.0"), (12, "12.0"), (-1.5, "-1.5"), (1e20, "100000000000000000000.0"),
      (1e21, "1.0e+21"),
      (-1.5e300, "-1.5e+300"), (1e-7, "1.0e-7"), (0.1, "0.1"), (-3, "-3.0"),
    ] as [(Double, String)])
  func canAlwaysHaveAPoint(value: Double, expected: String) {
    var bytes = Array("7e ".utf8)
    bytes.append(withPoint: value)
    #expect(String(decoding: bytes, as: UTF8.self) == "7e " + expected)
    #expect(Double(expected) == value)
  }

  @Test func readsBackAsItself() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      #expect(Double(text(value)) == value)
    }
    for power in -320...308 {
      let value = Double("1.7e\(power)") ?? 0
      #expect(Double(text(value)) == value)
    }
  }

  @Test func writesEveryDigitOfWholeNumbers() {
    for value in [Int64.min, -10, -9, 0, 9, 10, 99, 100, 1_000_000_000_000_000_000, .max] {
      var bytes: [UInt8] = []
      bytes.append(integer: value)
      #expect(String(decoding: bytes, as: UTF8.self) == String(value))
    }
  }
}
