import Testing

@testable import PQModel

@Suite struct AverageDecoderTests {
  private static func text(_ result: AverageDecoder.Result) -> String {
    "\(result.decimal.number)e\(result.decimal.exponent)\(result.isRounded ? " rounded" : "")"
  }

  private static let samples: [(average: Double, minutes: Int64, text: String)] = [
    (12.5, 1, "125e-1"), (0, 60, "0e0"), (739.0 / 60, 60, "739e0"), (1.0 / 3, 60, "20e0"),
    (0.1, 1, "1e-1"), (0.3, 60, "18e0"), (123_456_789.012345, 1, "123456789012345e-6"),
    (999_999_999_999_999, 1, "999999999999999e0"), (-2.25, 60, "-135e0"), (1e-10, 1, "1e-10"),
    (0.1 + 0.2, 1, "30000000000000004e-17 rounded"), (1e300, 5, "5e300 rounded"),
    (.leastNonzeroMagnitude, 1, "5e-324 rounded"),
    (12_345.678901234567, 1, "12345678901234567e-12 rounded"),
  ]

  @Test(arguments: samples)
  func anAverageIsReadAsADecimal(average: Double, minutes: Int64, text: String) {
    #expect(Self.text(AverageDecoder(minutes: minutes).read(average)) == text)
  }

  /// Decimals of all lengths are divided by the minutes of an interval. The quotient is read as the
  /// decimal.
  @Test(arguments: Interval.allCases)
  func theQuotientOfADecimalIsReadAsTheDecimal(interval: Interval) {
    let minutes = interval.length.milliseconds / 60_000
    let reading = AverageDecoder(minutes: minutes)
    var number: UInt64 = 1
    for scale in 0...3 {
      for digits in 1...15 {
        for _ in 0..<50 {
          number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          let limit = (0..<digits).reduce(Int64(1)) { power, _ in power * 10 }
          let units = Int64(number >> 1) % limit
          #expect(reading.canRead(units, scale: scale))
          let average = Int128(units).nearestQuotient(by: minutes, scale: scale)
          let read = reading.read(average)
          #expect(!read.isRounded)
          #expect(read.decimal.units(scale: scale) == Int128(units))
        }
      }
    }
  }

  /// If the decimal that was read is divided again, the result is the average.
  @Test func theDecimalDividedIsTheAverage() {
    var bits: UInt64 = 7
    for _ in 0..<2000 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let average = Double(bitPattern: bits >> 1)
      guard average.isFinite else { continue }
      let decimal = LongDecimal(AverageDecoder(minutes: 60).read(average).decimal)
      #expect(decimal.nearestQuotient(by: 60) == average)
    }
  }
}
