import PQModel
import Testing

@testable import PQRender

@Suite struct ReadableNumberTests {
  private func text<Value>(_ value: Value, _ append: (Value, inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    append(value, &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    arguments: [
      (0, "0 B"), (1, "1 B"), (-1, "-1 B"), (999, "999 B"), (1000, "1.00 kB"), (1004, "1.00 kB"),
      (1005, "1.01 kB"), (9994, "9.99 kB"), (9995, "10.0 kB"), (99_949, "99.9 kB"),
      (99_950, "100 kB"), (999_499, "999 kB"), (999_500, "1.00 MB"), (1_234_567_890, "1.23 GB"),
      (5_000_000_000_000, "5.00 TB"), (-2_500_000_000_000_000, "-2.50 PB"),
      (.max, "9.22 EB"), (.min, "-9.22 EB"),
    ] as [(Int64, String)])
  func bytes(value: Int64, expected: String) {
    #expect(text(value, SizeText.bytes.append) == expected)
  }

  @Test(
    arguments: [
      (0, "0 bit"), (1, "1 bit"), (999, "999 bit"), (25_700_000_000, "25.7 Gbit"),
      (-1005, "-1.01 kbit"), (.max, "9.22 Ebit"), (.min, "-9.22 Ebit"),
    ] as [(Int64, String)])
  func bits(value: Int64, expected: String) {
    #expect(text(value, SizeText.bits.append) == expected)
  }

  @Test(
    arguments: [
      (0, "0 B"), (7, "7 B"), (12.5, "12.5 B"), (0.25, "0.25 B"), (999.96, "1.00 kB"),
      (1234.5, "1.23 kB"),
      (-1e9, "-1.00 GB"), (1e20, "100000000000000000000 B"),
    ] as [(Double, String)])
  func fractionalBytes(value: Double, expected: String) {
    #expect(text(value, SizeText.bytes.append) == expected)
  }

  @Test(
    arguments: [
      (0, "0 ms"), (842, "842 ms"), (999, "999 ms"), (1000, "1.0 s"), (12_345, "12.3 s"),
      (59_949, "59.9 s"), (59_950, "1.0 min"), (270_000, "4.5 min"), (3_597_000, "1.0 h"),
      (11_520_000, "3.2 h"), (86_400_000, "24.0 h"), (1_045_440_000, "290.4 h"), (-1500, "-1.5 s"),
      (106_661_664_000_000, "29,628,240.0 h"), (.min, "-2,562,047,788,015.2 h"),
    ] as [(Int64, String)])
  func durations(value: Int64, expected: String) {
    #expect(text(value, DurationText.append) == expected)
  }

  @Test(
    arguments: [(0.5, "0.5 ms"), (999.96, "1.0 s"), (270_000.4, "4.5 min"), (12, "12 ms")]
      as [(Double, String)])
  func fractionalDurations(value: Double, expected: String) {
    #expect(text(value, DurationText.append) == expected)
  }

  @Test(
    arguments: [
      (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (12_345, "12,345"), (-1000, "-1,000"),
      (1_000_000, "1,000,000"), (.max, "9,223,372,036,854,775,807"),
      (.min, "-9,223,372,036,854,775,808"),
    ] as [(Int64, String)])
  func counts(value: Int64, expected: String) {
    #expect(text(value, CountText.append) == expected)
  }

  @Test(
    arguments: [
      (0, "0.0"), (12, "12.0"), (12.25, "12.3"), (-12_345.678, "-12,345.7"), (0.5, "0.5"),
      (0.4321, "0.432"), (0.043_21, "0.0432"), (0.9996, "1.0"), (0.099_96, "0.1"),
      (0.000_001, "0.000001"), (1e-7, "1e-7"), (1e15, "1000000000000000"), (-0.25, "-0.25"),
      (1.2345e-9, "1.23e-9"), (-1.2e-10, "-1.2e-10"), (9.999e-8, "1e-7"),
      (.leastNonzeroMagnitude, "4.94e-324"),
      (1.234_567e25, "1.23e+25"), (-1e300, "-1e+300"), (9.996e21, "1e+22"),
    ] as [(Double, String)])
  func fractions(value: Double, expected: String) {
    #expect(text(value, CountText.append(_:to:)) == expected)
  }

  @Test(
    arguments: [
      (0.624, "62.4%"), (0, "0.0%"), (1, "100.0%"), (-0.0, "0.0%"), (0.0726, "7.3%"),
      (0.004_321, "0.432%"), (-0.25, "-25.0%"), (12.5, "1,250.0%"), (0.999_96, "100.0%"),
      (1.5e-9, "1.5e-7%"), (1e13, "1000000000000000%"), (-1.25e300, "-1.25e+302%"),
      (1e308, "1e+308"),
    ] as [(Double, String)])
  func percent(value: Double, expected: String) {
    #expect(text(value, PercentText.append) == expected)
  }

  @Test(
    arguments: [
      (0, "0%"), (1, "100%"), (-3, "-300%"), (12, "1,200%"), (.max, "922337203685477600000%"),
      (.min, "-922337203685477600000%"),
    ] as [(Int64, String)])
  func wholePercent(value: Int64, expected: String) {
    #expect(text(value, PercentText.append) == expected)
  }

  @Test(
    arguments: [
      (.ratio, [0.5, .nan], ["50.00%", "NULL"]),
      (.ratio, [-.infinity, 1e9], ["NULL", "100,000,000,000.00%"]),
      (.bytesPerSecond, [1.234e9, 0.5], ["1.23 GB/s", "0.5 B/s"]),
      (.bytesPerSecond, [.nan, 0], ["NULL", "0 B/s"]),
      (.bits, [2.57e10, 0.5], ["25.7 Gbit", "0.5 bit"]),
      (.bitsPerSecond, [2.57e10, 0.5], ["25.7 Gbit/s", "0.5 bit/s"]),
      (MeasureUnit(bytes: 1, sessions: -1), [1_234_567.89, 2], ["1,234,567.9", "2.0"]),
      (MeasureUnit(bytes: 1, sessions: -1), [1e9, .infinity], ["1,000,000,000", "NULL"]),
      (MeasureUnit(milliseconds: 1, seconds: -1), [0.5, 12], ["0.50", "12.00"]),
      (MeasureUnit(bytes: -1, sessions: 1), [1.248e-9, 0], ["1.25e-9", "0.0"]),
      (MeasureUnit(seconds: 1), [3600, 7], ["3,600", "7"]),
      (MeasureUnit(bytes: 1, isRatio: true), [999_500, 0], ["1.00 MB", "0.00 MB"]),
    ] as [(MeasureUnit, [Double], [String])])
  func unitsOfDecimals(unit: MeasureUnit, values: [Double], texts: [String]) {
    #expect(cells(unit, .decimals(values)) == texts)
  }

  @Test(
    arguments: [
      (.ratio, [1, -2], ["100%", "-200%"]),
      (.bytesPerSecond, [1234, 0], ["1.23 kB/s", "0.00 kB/s"]),
      (MeasureUnit(bytes: 1, sessions: -1), [1234, 0], ["1,234", "0"]),
    ] as [(MeasureUnit, [Int64], [String])])
  func unitsOfIntegers(unit: MeasureUnit, values: [Int64], texts: [String]) {
    #expect(cells(unit, .integers(values)) == texts)
  }

  private func cells(_ unit: MeasureUnit, _ values: Column.Values) -> [String] {
    let table = DataTable([Column("x", .measure(unit), values)])
    let lines = OutputFormat.vertical.renderer().text(of: table).split(separator: "\n")
    return lines.filter { $0.hasPrefix("x: ") }.map { String($0.dropFirst(3)) }
  }

  @Test(arguments: [MeasureUnit.ratio, .bytesPerSecond, MeasureUnit(bytes: 1, sessions: -1)])
  func machinesGetTheBareNumber(unit: MeasureUnit) {
    let table = DataTable([Column("x", .measure(unit), .decimals([0.123_456_789, -1e9]))])
    #expect(OutputFormat.tsv.renderer().text(of: table) == "x\n0.123456789\n-1000000000\n")
  }

  @Test func wholeDecimalsShowNoPoint() {
    let table = DataTable([Column("s", .measure(.sessions), .decimals([12, 3456]))])
    #expect(OutputFormat.table.renderer().text(of: table) == "    s\n─────\n   12\n3,456\n")
  }
}
