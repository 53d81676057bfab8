import PQModel
import Testing

@Suite struct ExportLimitsTests {
  @Test(arguments: [
    (Interval.m1, Interval.allCases), (.m5, Array(Interval.allCases.dropFirst())),
    (.m10, [.m10, .m30, .h1, .h3, .h12, .d1, .d7, .d14]),
    (.h1, [.h1, .h3, .h12, .d1, .d7, .d14]), (.d1, [.d1, .d7, .d14]), (.d7, [.d7, .d14]),
    (.d14, [.d14]),
  ])
  func aFileGrainAllowsItsMultiples(grain: Interval, answered: [Interval]) {
    let coarse = ExportLimits.documented.coarsened(to: grain)
    #expect(coarse.rules.map(\.interval) == answered)
    #expect(coarse.maxDimensions == 2)
    #expect(coarse.rules.allSatisfy { $0 == ExportLimits.documented[$0.interval] })
  }

  @Test func rulesStandFinestFirst() {
    let limits = ExportLimits(rules: [.init(.d1), .init(.m1), .init(.h3)], maxDimensions: 1)
    #expect(limits.rules.map(\.interval) == [.m1, .h3, .d1])
    #expect(limits[.h3]?.maxRange == nil)
    #expect(limits[.h1] == nil)
  }

  /// What a backend states wrongly cannot crash a query.
  @Test func oddLimitsAreCorrected() {
    let limits = ExportLimits(
      rules: [.init(.h1, maxRange: .day), .init(.m1), .init(.h1)], maxDimensions: -1,
      settlingMargin: TimeSpan(milliseconds: -1), expiryMargin: TimeSpan(milliseconds: -1))
    #expect(limits.rules == [.init(.m1), .init(.h1, maxRange: .day)])
    #expect(limits.maxDimensions == 0)
    #expect(limits.settlingMargin == TimeSpan(milliseconds: 0))
    #expect(limits.expiryMargin == TimeSpan(milliseconds: 0))
    let catalog = Catalog(metrics: [.p2p, .http, .p2p], dimensions: [.osName, .osName])
    #expect(catalog.metrics == [.p2p, .http])
    #expect(catalog.dimensions == [.osName])
  }

  @Test func theDocumentHasARuleForEveryInterval() {
    #expect(ExportLimits.documented.rules.map(\.interval) == Interval.allCases)
  }
}

extension ExportLimitsTests {
  @Test func theSettlingMarginIsKeptByAGrain() {
    let limits = ExportLimits.documented.settling(after: 10 * .minute)
    #expect(ExportLimits.documented.settlingMargin.milliseconds == 0)
    #expect(limits.settlingMargin == 10 * .minute)
    #expect(limits.coarsened(to: .h1).settlingMargin == 10 * .minute)
    #expect(limits.rules == ExportLimits.documented.rules)
  }

  @Test func theExpiryMarginIsKeptByAGrainAndByTheOther() {
    let limits = ExportLimits.documented.expiring(within: 10 * .minute)
    #expect(ExportLimits.documented.expiryMargin.milliseconds == 0)
    #expect(limits.expiryMargin == 10 * .minute)
    #expect(limits.coarsened(to: .h1).expiryMargin == 10 * .minute)
    #expect(limits.settling(after: .minute).expiryMargin == 10 * .minute)
    #expect(limits.settling(after: .minute).settlingMargin == .minute)
    #expect(limits.settling(after: .minute).expiring(within: .hour).settlingMargin == .minute)
  }
}
