import Testing

@testable import PQEngine

@Suite struct Int128DecimalTests {
  @Test(arguments: [
    Int128(0), 1, -1, Int128(Int64.max), Int128(Int64.min), Int128(Int64.max) + 1,
    Int128(Int64.min) - 1, 1 << 90, -(1 << 90), Int128(Int64.max) * 1_000_000, .max, .min,
  ])
  func conversionIsWithinOneDoubleOfTheNearest(number: Int128) {
    let nearest = Double(number)
    #expect(abs(number.decimal - nearest) <= nearest.ulp)
  }
}
