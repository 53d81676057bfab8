import Testing

@testable import PQWire

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      ("0", 0), ("0.0", 0), ("0e999999999999999999999", 0), ("1", 1), ("1.0", 1), ("1e3", 1000),
      ("1.5E+1", 15), ("10e-1", 1), ("120.50e1", 1205), ("9223372036854775807", Int64.max),
      ("9.223372036854775807e18", Int64.max), ("92233720368547758070e-1", Int64.max),
      ("1000000000000000000", 1_000_000_000_000_000_000),
    ] as [(String, Int64)])
  func wholeNumbersAreExact(text: String, value: Int64) {
    #expect(NumberText(text.utf8)?.whole == value)
  }

  @Test(arguments: [
    "-1", "-0", "0.5", "1e-1", "9223372036854775808", "1e19", "1e999999999999999999999",
    "1.0000000000000000000000001", "99999999999999999999e-1",
  ])
  func othersAreNotWhole(text: String) {
    #expect(NumberText(text.utf8) != nil)
    #expect(NumberText(text.utf8)?.whole == nil)
  }

  @Test(arguments: [
    "", "-", "+1", "01", "1.", ".5", "1e", "1e+", "1 ", " 1", "0x1", "1_000", "NaN", "Infinity",
    "1,5", "--1", String(repeating: "1", count: 1001),
  ])
  func otherTextsAreNotNumbers(text: String) {
    #expect(NumberText(text.utf8) == nil)
  }

  @Test(arguments: [
    ("0.1", 0.1), ("1e-3", 0.001), ("123456789.123456789", 123_456_789.123456789),
    ("1.7976931348623157e308", Double.greatestFiniteMagnitude),
    ("5e-324", Double.leastNonzeroMagnitude),
  ])
  func decimalsAreTheNearest(text: String, value: Double) {
    #expect(NumberText(text.utf8)?.decimal == value)
  }

  /// The fast and the general parser of numbers give the same results.
  @Test func fastAndGeneralParserAgree() {
    var numbers = SeededNumbers(state: 1)
    for _ in 0..<5000 {
      let text = Self.number(&numbers)
      let csv = Decoded("timestamp,http,sessions\n0,\(text),\(text)\n", .csv)
      let number = NumberText(text.utf8)
      if let whole = number?.whole, let decimal = number?.decimal {
        #expect(csv.rows == [["0", "\(whole)", "\(decimal)"]], "\(text)")
      } else {
        #expect(csv.rows.isEmpty, "\(text)")
      }
      let sessions = Decoded("timestamp,sessions\n0,\(text)\n", .csv)
      #expect(sessions.rows.first?[1] == number?.decimal.map { "\($0)" }, "\(text)")
    }
  }

  private static func number(_ numbers: inout SeededNumbers) -> String {
    func digits(_ most: Int) -> String {
      let count = Int.random(in: 0...most, using: &numbers)
      return String((0..<count).map { _ in "0123456789".randomElement(using: &numbers) ?? "0" })
    }
    var text = digits(21)
    if Bool.random(using: &numbers) { text += "." + digits(20) }
    if Int.random(in: 0..<4, using: &numbers) == 0 { text += "e" + digits(2) }
    return text
  }
}
