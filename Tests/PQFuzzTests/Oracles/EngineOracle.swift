import PQ
import PQEngine
import PQFixture
import PQModel
import PQTestSupport

/// The limits of a backend decide how rows are fetched, but not what the answer is.
enum EngineOracle {
  /// Small files of random traffic; empty if they cannot be written.
  private static let fixtures = (UInt64(900)..<902).compactMap { try? RandomFixture(seed: $0) }

  static func check(_ input: [UInt8], _ found: inout Violations) async {
    guard !fixtures.isEmpty else { return found.expect(false, "fixtures-can-be-written") }
    var choices = InputChoices(input)
    let fixture = choices.pick(fixtures)
    let now = RandomFixture.end - Int64(choices.below(3) * 7921) * .second
    let limits = limits(&choices)
    let text = query(&choices, fixture)
    let one = await outcome(of: text, fixture, LimitedBackend.limits(Interval.allCases, 6), now)
    let other = await outcome(of: text, fixture, limits, now)
    guard let one, let other else { return }
    for table in one.tables { for format in OutputFormat.allCases { _ = format.text(of: table) } }
    let detail = "\(text)\nat \(now) with \(limits)"
    let failures = (one.failure?.description, other.failure?.description)
    found.expect(failures.0 == failures.1, "limits-keep-failures", "\(detail)\n\(failures)")
    for (table, second) in zip(one.tables, other.tables) {
      guard let difference = table.difference(to: second, tolerance: 0) else { continue }
      found.expect(false, "limits-keep-answers", "\(detail)\n\(difference)")
    }
  }

  private static func query(_ choices: inout InputChoices, _ fixture: RandomFixture) -> String {
    if choices.below(2) == 0 {
      var generator = RandomQueryGenerator(seed: choices.bits(), groups: fixture.groups)
      return generator.query()
    }
    var generator = QueryTextGenerator(choices, hasMistakes: false)
    return QueryTextGenerator.declarations + generator.query().joined(separator: " ")
  }

  private static func limits(_ choices: inout InputChoices) -> ExportLimits {
    switch choices.below(5) {
    case 0: return LimitedBackend.limits([.m1], 6)
    case 1: return LimitedBackend.limits(Interval.allCases, 2)
    case 2: return LimitedBackend.limits([.m1], 1)
    case 3:
      let odd = Int64(601 + choices.below(4000)) * TimeSpan.minute
      return LimitedBackend.limits(
        Interval.allCases.filter { $0 == .m1 || choices.below(3) == 0 }, 2, maxRange: odd)
    default: return .documented
    }
  }

  /// Returns the outcome of a query; `nil` if the limits do not allow it, shorten its range or choose
  /// its buckets.
  private static func outcome(
    of text: String, _ fixture: RandomFixture, _ limits: ExportLimits, _ now: Instant
  ) async -> Outcome? {
    let backend = LimitedBackend("limited", fixture.backend, limits)
    let session = Session(backend: backend, now: now)
    let checked = session.check(text)
    let words = text.uppercased()
    guard !checked.hasErrors, checked.requestCount < 2000, words.contains("EVERY"),
      !words.contains("AUTO"), !words.contains("EXPLAIN"),
      checked.diagnostics.allSatisfy({ ![.beyondRetention, .withoutPartner].contains($0.code) })
    else { return nil }
    return await session.outcome(of: checked)
  }
}
