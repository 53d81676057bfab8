import Testing

@testable import PQModel

@Suite struct QuotientTests {
  private static let numbers: [Int128] = [
    0, 1, -1, 3, 0x20_0000_0000_0000, 0x20_0000_0000_0001, -0x20_0000_0000_0001,
    0x7FFF_FFFF_FFFF_FFFF, -0x8000_0000_0000_0000, 0x8000_0000_0000_0000, -0x8000_0000_0000_0001,
    0x8000_0000_0000_0400_0000_0000, 0x8000_0000_0000_0400_0000_0001,
    -0x8000_0000_0000_0400_0000_0000,
    9_223_372_036_854_785_031_226_372, .max, .min, .max - 1,
  ]

  private static let divisors: [Int64] = [1, 3, 60, 1440, 20_160, 7_776_000_000, .max]

  @Test(arguments: numbers)
  func theNearestDoubleOfANumber(number: Int128) {
    #expect(number.nearestDouble == Double(number))
  }

  /// The result is the same as that of `LongDecimal`, which has no limit of length.
  @Test(arguments: numbers, divisors)
  func theNearestDoubleOfAQuotient(number: Int128, divisor: Int64) {
    for scale in [0, 1, 6, 15, 22, 38] {
      let long = LongDecimal(ExactDecimal(number, exponent: -scale))
      #expect(
        number.nearestQuotient(by: divisor, scale: scale) == long.nearestQuotient(by: divisor))
    }
  }

  /// A quotient halfway between two doubles is rounded to the even one. A slightly larger one is
  /// rounded up.
  @Test func halvesAreRoundedToEven() {
    let half: Int128 = 0x20_0000_0000_0001
    #expect((half * 1_000_000).nearestQuotient(by: 1_000_000, scale: 0) == 0x1p53)
    #expect((half * 1_000_000 + 1).nearestQuotient(by: 1_000_000, scale: 0) == 0x1p53 + 2)
    #expect((-half * 1_000_000 - 1).nearestQuotient(by: 1000, scale: 3) == -0x1p53 - 2)
  }

  @Test func aDecimalMayHaveAnyLength() {
    var decimal = LongDecimal(ExactDecimal(1, exponent: 300))
    #expect(decimal.nearestQuotient(by: 3) == 1e300 / 3)
    decimal.add(ExactDecimal(1, exponent: -300))
    decimal.add(ExactDecimal(-1, exponent: 300))
    #expect(decimal.nearestQuotient(by: 1) == 1e-300)
    #expect(decimal == LongDecimal(ExactDecimal(10, exponent: -301)))
    decimal.add(ExactDecimal(-3, exponent: -300))
    #expect(decimal.nearestQuotient(by: 1) == -2e-300)
    #expect(decimal.sign == -1)
    decimal.add(ExactDecimal(2, exponent: -300))
    #expect(decimal.sign == 0)
    #expect(LongDecimal(ExactDecimal(2, exponent: 308)).nearestQuotient(by: 1) == .infinity)
  }
}
