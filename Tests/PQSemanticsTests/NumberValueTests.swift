import PQModel
import Testing

@testable import PQSemantics

@Suite struct NumberValueTests {
  @Test(
    arguments: [
      ("0", .whole(0)), ("12", .whole(12)), ("1_000", .whole(1000)), ("007", .whole(7)),
      ("9223372036854775807", .whole(.max)),
      ("9223372036854775808", .decimal(9_223_372_036_854_775_808)),
      ("1.5", .decimal(1.5)), (".5", .decimal(0.5)), ("1_0.2_5", .decimal(10.25)),
      ("2e9", .decimal(2e9)),
      ("2E-3", .decimal(0.002)), ("1e+3", .decimal(1000)), (".5e1", .decimal(5)), ("1e999", nil),
      ("1e-999", .decimal(0)),
    ] as [(String, BoundExpression?)])
  func numbers(text: String, expression: BoundExpression?) {
    #expect(NumberLiteral.expression(text) == expression)
  }

  @Test(
    arguments: [
      ("1B", .whole(1)), ("10MB", .whole(10_000_000)), ("10mB", .whole(10_000_000)),
      ("1_0kB", .whole(10_000)), ("1GiB", .whole(1 << 30)), ("1.5GiB", .whole(3 << 29)),
      (".5kiB", .whole(512)), ("9PB", .whole(9_000_000_000_000_000)),
      // Multiplying doubles would be inexact here. A whole number of bytes stays whole.
      ("2.3kB", .whole(2300)), ("0.7GB", .whole(700_000_000)), ("1.1TB", .whole(1_100_000_000_000)),
      ("4.35kB", .whole(4350)), ("1.005kB", .whole(1005)),
      ("1.5B", .decimal(1.5)), ("0.0001kB", .decimal(0.1)), ("0.5B", .decimal(0.5)),
      ("9223372036854775807B", .whole(.max)), ("9223372036854775807kB", nil), ("10000PB", nil),
      ("10000.5PB", .decimal(1.00005e19)),
    ] as [(String, BoundExpression?)])
  func sizes(text: String, expression: BoundExpression?) {
    #expect(NumberLiteral.size(text)?.number == expression)
    #expect(NumberLiteral.size(text).map { $0.unit == .bytes } != false)
  }

  @Test(
    arguments: [
      ("1bit", .whole(1)), ("10Mbit", .whole(10_000_000)), ("10mbit", .whole(10_000_000)),
      ("2.5Gbit", .whole(2_500_000_000)), ("1_0kbit", .whole(10_000)),
      ("9Pbit", .whole(9_000_000_000_000_000)), ("10000Pbit", nil),
      ("1Tbit", .whole(1_000_000_000_000)),
    ] as [(String, BoundExpression?)])
  func sizesInBits(text: String, expression: BoundExpression?) {
    #expect(NumberLiteral.size(text)?.number == expression)
    #expect(NumberLiteral.size(text).map { $0.unit == .bits } != false)
  }

  @Test func manySizesWithOneDigitBehindThePointAreWhole() {
    for tenths in 1...20_000 {
      let text = "\(tenths / 10).\(tenths % 10)kB"
      #expect(NumberLiteral.size(text)?.number == .whole(Int64(tenths) * 100), "\(text)")
    }
  }
}
