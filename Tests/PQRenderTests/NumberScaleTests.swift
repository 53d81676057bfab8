import PQModel
import Testing

@testable import PQRender

/// One unit and one number of decimals in each column of numbers.
@Suite struct NumberScaleTests {
  private func lines(
    _ column: Column, _ format: OutputFormat = .table, isColored: Bool = false
  ) -> [String] {
    let text = format.text(of: DataTable([column]), RenderOptions(isColored: isColored))
    return text.split(separator: "\n").map(String.init)
  }

  private func cells(_ unit: MeasureUnit, _ values: [Double?]) -> [String] {
    let lines = lines(.decimals("x", unit, values))
    return ([lines[0]] + lines.dropFirst(2)).map { line in String(line.drop { $0 == " " }) }
  }

  private func cells(_ unit: MeasureUnit, whole values: [Int64?]) -> [String] {
    let lines = lines(.integers("x", unit, values))
    return ([lines[0]] + lines.dropFirst(2)).map { line in String(line.drop { $0 == " " }) }
  }

  @Test(
    arguments: [
      (.bytes, [972_000_000_000, 1_380_000_000_000], ["x (TB)", "0.97", "1.38"]),
      (.bytes, [1_230_000_000], ["x (GB)", "1.23"]),
      (.bytes, [999_499, 999_500], ["x (MB)", "1.00", "1.00"]),
      (.bytes, [0, 7, nil], ["x (B)", "0", "7", "NULL"]),
      (.bytes, [0, 0], ["x (B)", "0", "0"]),
      (.bytes, [nil], ["x", "NULL"]),
      (.bytes, [-2_500_000_000, 31_000_000], ["x (GB)", "-2.500", "0.031"]),
      (.bytes, [.max, .min], ["x (EB)", "9.22", "-9.22"]),
      (.bits, [25_700_000_000, 5_000_000_000], ["x (Gbit)", "25.7", "5.0"]),
      (.milliseconds, [270_000, 1_045_440_000], ["x (h)", "0.075", "290.400"]),
      (.milliseconds, [59_950, 842], ["x (s)", "59.95", "0.84"]),
      (.count, [.max, 1], ["x", "9,223,372,036,854,775,807", "1"]),
      (.ratio, [1, -2], ["x (%)", "100", "-200"]),
    ] as [(MeasureUnit, [Int64?], [String])])
  func wholeNumbers(unit: MeasureUnit, values: [Int64?], expected: [String]) {
    #expect(cells(unit, whole: values) == expected)
  }

  @Test(
    arguments: [
      (.bitsPerSecond, [2.57e10, 1e9], ["x (Gbit/s)", "25.7", "1.0"]),
      (.bytesPerSecond, [0.25], ["x (B/s)", "0.25"]),
      (.sessions, [12, 12_345.678], ["x", "12.0", "12,345.7"]),
      (.sessions, [0.432, 3], ["x", "0.43", "3.00"]),
      (.ratio, [0.0241, 0.0237], ["x (%)", "2.41", "2.37"]),
      (.ratio, [0.02411, 0.02414], ["x (%)", "2.411", "2.414"]),
      (.ratio, [0.02411, 0.5, 0.02414], ["x (%)", "2.41", "50.00", "2.41"]),
      (.ratio, [0.02411, nil, 0.02411], ["x (%)", "2.41", "NULL", "2.41"]),
      (.ratio, [0.024_11, 0.024_111], ["x (%)", "2.41", "2.41"]),
      (.ratio, [0.000_04, 0.3], ["x (%)", "0.004", "30.000"]),
    ] as [(MeasureUnit, [Double?], [String])])
  func decimals(unit: MeasureUnit, values: [Double?], expected: [String]) {
    #expect(cells(unit, values) == expected)
  }

  @Test func cellsOfVeryDifferentSizesAlignAtTheDecimalPoint() {
    let values: [Int64?] = [1_234_567_890, 999, nil, 25_700, 0]
    #expect(
      lines(.integers("http", .bytes, values)) == [
        "     http", "─────────", "  1.23 GB", "999 B", "     NULL", " 25.7 kB", "  0 B",
      ])
  }

  @Test(arguments: [1e15, 1e300, .greatestFiniteMagnitude, .leastNonzeroMagnitude])
  func extremeNumbersHaveNoScale(value: Double) {
    for unit in [MeasureUnit.count, .bytes, .ratio, .milliseconds, .bitsPerSecond] {
      let column = Column.decimals("x", unit, [value, -value, 0.5, nil])
      for format in OutputFormat.allCases { #expect(!lines(column, format).isEmpty) }
    }
  }

  @Test func changesHaveASignAndAColor() {
    var column = Column.decimals("change", .ratio, [0.0912, -0.5, 0, nil])
    column.isChange = true
    let numbers = lines(column).dropFirst(2)
    #expect(numbers == ["     +9.12", "    -50.00", "      0.00", "      NULL"])
    let (green, red, end) = ("\u{1B}[32m", "\u{1B}[31m", "\u{1B}[0m")
    #expect(
      lines(column, isColored: true).suffix(4) == [
        "     \(green)+9.12\(end)", "    \(red)-50.00\(end)", "      0.00", "      NULL",
      ])
    #expect(lines(column, .tsv) == ["change", "0.0912", "-0.5", "0"])
  }

  @Test func verticalCellsHaveTheUnitAndMarkdownHeadersHaveIt() {
    let column = Column.integers("http", .bytes, [972_000_000_000, 1_380_000_000_000])
    #expect(
      lines(column, .vertical) == ["── row 1 ──", "http: 0.97 TB", "── row 2 ──", "http: 1.38 TB"])
    #expect(lines(column, .markdown) == ["| http (TB) |", "| ---: |", "| 0.97 |", "| 1.38 |"])
  }

  @Test func aNarrowTerminalKeepsTheUnitOfALongName() {
    let column = Column.integers("a_very_long_name", .bytes, [1_230_000_000])
    let text = OutputFormat.table.text(of: DataTable([column]), RenderOptions(width: 12))
    #expect(text.hasPrefix("a_very… (GB)\n"))
  }
}
