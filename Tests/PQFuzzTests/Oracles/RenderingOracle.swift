import Foundation
import PQModel
import PQZones

@testable import PQEmulator
@testable import PQRender

/// Every format shows every table: JSON is JSON, formats for people are safe and fit the terminal.
/// Decimals are read as they were written.
enum RenderingOracle {
  private static let berlin = (try? TimeZoneDatabase.rules(named: "Europe/Berlin")) ?? .utc

  static func check(_ input: [UInt8], _ found: inout Violations) {
    checkText(String(input), &found)
    var choices = InputChoices(input)
    let table = table(&choices)
    for format in OutputFormat.allCases {
      let options = RenderOptions(
        times: choices.pick(RenderOptions.TimeStyle.allCases),
        width: choices.below(2) == 0 ? nil : choices.below(120), isColored: choices.below(2) == 0)
      check(format.text(of: table, options), format, options, &found)
    }
    for _ in 0..<4 { checkDecimal(choices.double(), &found) }
  }

  private static func checkText(_ text: String, _ found: inout Violations) {
    let shown = VisibleText.of(text)
    let isSafe = !shown.hasControls && !shown.contains("\n")
    found.expect(isSafe, "visible-text-is-safe-to-print", shown)
    for limit in [0, 1, 7, 20] {
      let short = shown.shortened(toWidth: limit)
      found.expect(short.displayWidth <= limit, "shortened-text-fits", "\(limit): \(short)")
    }
  }

  private static func table(_ choices: inout InputChoices) -> DataTable {
    let rowCount = 1 + choices.below(5)
    return DataTable((0...choices.below(4)).map { column("c\($0)", rowCount, &choices) })
  }

  private static func column(
    _ name: String, _ rowCount: Int, _ choices: inout InputChoices
  ) -> Column {
    let rows = 0..<rowCount
    let nulls = choices.below(3) == 0 ? rows.map { _ in choices.below(3) == 0 } : nil
    let unit = choices.pick([MeasureUnit.bytes, .milliseconds, .count])
    switch choices.below(5) {
    case 0:
      let times = rows.map { _ in choices.number() / 1000 }
      let meaning = choices.below(2) == 0 ? Column.Meaning.time : .localTime(berlin)
      return Column(name, meaning, .instants(times), nulls: nulls)
    case 1:
      let texts = rows.map { _ in choices.text(choices.below(12)) }
      let name = choices.text(choices.below(6)) + name
      return Column(name, .label, .texts(TextColumn(texts)), nulls: nulls)
    case 2:
      let numbers = rows.map { _ in choices.number() }
      return Column(name, .measure(unit), .integers(numbers), nulls: nulls)
    default:
      let numbers = rows.map { _ in choices.double() }
      return Column(name, .measure(unit), .decimals(numbers), nulls: nulls)
    }
  }

  private static func check(
    _ output: String, _ format: OutputFormat, _ options: RenderOptions,
    _ found: inout Violations
  ) {
    switch format {
    case .json: found.expect(isJSON(output), "json-is-json", output)
    case .jsonl:
      let lines = output.utf8.split(separator: UInt8(ascii: "\n"))
      found.expect(lines.allSatisfy { isJSON(String($0)) }, "json-lines-are-json", output)
    case .csv, .tsv: break
    case .table, .markdown, .vertical:
      let isSafe = options.isColored || !output.hasControls
      found.expect(isSafe, "\(format)-is-safe-to-print", output)
      guard format == .table, !options.isColored, let width = options.width, width > 20 else {
        break
      }
      let fits = output.split(separator: "\n").allSatisfy { String($0).displayWidth <= width }
      found.expect(fits, "table-fits-the-terminal", "\(width)\n\(output)")
    }
  }

  private static func isJSON(_ text: some StringProtocol) -> Bool {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil
  }

  private static func checkDecimal(_ value: Double, _ found: inout Violations) {
    guard value.isFinite else { return }
    var ours: [UInt8] = []
    ours.append(shortest: value)
    found.expect(Double(String(ours)) == value, "decimal-round-trip", "\(value): \(String(ours))")
    var script: [UInt8] = []
    ScriptNumber.append(value, to: &script)
    found.expect(
      String(script) == String(ours) || value == 0, "decimals-are-written-alike",
      "\(value): \(String(ours)), the emulator writes \(String(script))")
  }
}
