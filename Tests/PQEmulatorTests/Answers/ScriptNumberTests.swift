import PQTestSupport
import Testing

@testable import PQEmulator

/// Numbers have the form that `JSON.stringify` gives them.
@Suite struct ScriptNumberTests {
  @Test(arguments: [
    (0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "-1.5"), (0.1, "0.1"), (100, "100"),
    (7533.916666666667, "7533.916666666667"), (5e-5, "0.00005"), (1.25e-6, "0.00000125"),
    (1e-6, "0.000001"), (1e-7, "1e-7"), (1.5e-7, "1.5e-7"), (.leastNonzeroMagnitude, "5e-324"),
    (1e20, "100000000000000000000"), (1.2345678901234568e20, "123456789012345680000"),
    (1e21, "1e+21"), (1.5e300, "1.5e+300"), (0x1p53, "9007199254740992"),
    (0x1p54, "18014398509481984"), (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
    (.infinity, "null"), (.nan, "null"),
  ])
  func areWrittenAsInJavaScript(value: Double, text: String) {
    #expect(Self.text(value) == text)
  }

  @Test func readBackAsTheSame() {
    var random = SeededRandom(seed: 14)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(Double(Self.text(value)) == value)
    }
  }

  private static func text(_ value: Double) -> String {
    var bytes: [UInt8] = []
    ScriptNumber.append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
