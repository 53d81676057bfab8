import PQModel
import PQRender
import Testing

@Suite struct LocalTimeTests {
  private static func rules(_ minutes: Int64, _ changes: (Int64, Int64)...) -> ZoneRules {
    ZoneRules(
      name: "Test/Zone", offset: minutes * .minute,
      transitions: changes.map { at, minutes in
        .init(at: Instant(milliseconds: at), to: minutes * .minute)
      })
  }

  /// Clocks change at 2026-03-29T01:00Z and 2026-10-25T01:00Z.
  private static let berlin = rules(60, (1_774_746_000_000, 120), (1_792_890_000_000, 60))

  private func lines(
    _ format: OutputFormat, _ rules: ZoneRules, _ values: [Int64],
    _ times: RenderOptions.TimeStyle = .native
  ) -> [String] {
    let table = DataTable([Column("t", .localTime(rules), .instants(values))])
    let text = format.renderer(RenderOptions(times: times)).text(of: table)
    return text.split(separator: "\n").map(String.init)
  }

  @Test(
    arguments: [
      // A day of 23 hours, shown in hours and in days.
      (
        berlin, [1_774_738_800_000, 1_774_742_400_000, 1_774_746_000_000],
        ["2026-03-29 00:00+01:00", "2026-03-29 01:00+01:00", "2026-03-29 03:00+02:00"]
      ),
      (berlin, [1_774_738_800_000, 1_774_821_600_000], ["2026-03-29", "2026-03-30"]),
      // An hour that occurs twice.
      (
        berlin, [1_792_886_400_000, 1_792_890_000_000],
        ["2026-10-25 02:00+02:00", "2026-10-25 02:00+01:00"]
      ),
      (berlin, [1_774_738_805_040], ["2026-03-29 00:00:05.040+01:00"]),
      (rules(0, (1_774_746_000_000, 60)), [3_600_000], ["1970-01-01 01:00+00:00"]),
      (rules(-210), [0, 60_000], ["1969-12-31 20:30-03:30", "1969-12-31 20:31-03:30"]),
      (rules(345), [0], ["1970-01-01 05:45+05:45"]),
      (rules(-30), [0], ["1969-12-31 23:30-00:30"]),
      // The limits of years with four digits, which are in local time.
      (rules(-60), [-62_167_219_200_000, .min], ["-62167219200000", "-9223372036854775808"]),
      (rules(60), [-62_167_222_800_000, .max], ["0000-01-01", "9223372036854775807"]),
    ] as [(ZoneRules, [Int64], [String])])
  func isPrintedAsLocalTime(rules: ZoneRules, values: [Int64], texts: [String]) {
    #expect(Array(lines(.table, rules, values).dropFirst(2)) == texts)
    #expect(Array(lines(.markdown, rules, values).dropFirst(2)) == texts.map { "| \($0) |" })
    #expect(
      lines(.vertical, rules, values).filter { $0.hasPrefix("t") } == texts.map { "t: \($0)" })
  }

  @Test func isMillisecondsForMachines() {
    let values: [Int64] = [1_774_738_800_000]
    #expect(lines(.csv, Self.berlin, values) == ["\"t\"", "1774738800000"])
    #expect(lines(.jsonl, Self.berlin, values) == ["{\"t\":1774738800000}"])
  }

  @Test func isISO8601WithAnOffsetIfAsked() {
    let values: [Int64] = [1_774_738_800_000, 1_774_746_000_000, .max]
    #expect(
      lines(.tsv, Self.berlin, values, .iso) == [
        "t", "2026-03-29T00:00:00.000+01:00", "2026-03-29T03:00:00.000+02:00",
        "9223372036854775807",
      ])
    #expect(
      lines(.csv, Self.berlin, values, .iso) == [
        "\"t\"", "\"2026-03-29T00:00:00.000+01:00\"", "\"2026-03-29T03:00:00.000+02:00\"",
        "9223372036854775807",
      ])
  }

  /// The text is parsed as the same instant, also if the offset has seconds.
  @Test(arguments: [3208, -2670, 20_700, -1, 0])
  func isReadAsTheSameInstant(seconds: Int64) {
    let zone = ZoneRules(
      name: "Test/Mean", offset: seconds * .second,
      transitions: [.init(at: Instant(milliseconds: 0), to: .hour)])
    for value in [-1, -3_600_000, -5_000_000_000] as [Int64] {
      let text = lines(.tsv, zone, [value], .iso)[1]
      #expect(Instant(iso8601: text)?.milliseconds == value)
    }
  }

  @Test(arguments: OutputFormat.allCases, [RenderOptions.TimeStyle.native, .iso])
  func timesInUTCArePrintedAsUTC(format: OutputFormat, times: RenderOptions.TimeStyle) {
    let values: [Int64] = [1_774_738_800_000, 1_774_742_400_000]
    let table = DataTable([Column("t", .time, .instants(values))])
    let text = format.renderer(RenderOptions(times: times)).text(of: table)
    #expect(
      lines(format, .utc, values, times) == text.split(separator: "\n").map(String.init))
  }
}
