import PQBackendTesting
import PQEngine
import PQFixture
import PQModel
import PQTestSupport
import Testing

/// The checks for backends find faults: each fault fails the check in its `requirement`, and the text
/// about it names the row and the request.
@Suite struct ConformanceChecksFindFaultsTests {
  @Test(arguments: Fault.allCases)
  func eachFaultFailsItsCheck(fault: Fault) async throws {
    let conformance = BackendConformance(of: try FaultyBackend(fault))
    let violation = try #require(await conformance.violations(of: fault.requirement).first)
    #expect(violation.requirement == fault.requirement)
    #expect(violation.problem.contains(fault.text), "\(violation)")
    #expect(violation.request?.hasPrefix("{\"from\": ") ?? (fault == .answersNothing))
    #expect(violation.description.hasPrefix("not met: \(fault.requirement). "))
    let failure = await #expect(throws: BackendConformance.Failure.self) {
      try await conformance.check()
    }
    #expect(failure?.violations.isEmpty == false)
    #expect(failure?.description.split(separator: "\n").count ?? 0 <= 21)
  }

  @Test func aBackendWithoutFaultsPasses() async throws {
    try await BackendConformance(of: try ConformanceFixture.minutesAsJSON.backend()).check()
  }

  /// A backend may have few metrics, dimensions and intervals.
  @Test(arguments: [[], [.cityName]] as [[ExportDimension]])
  func aSmallCatalogIsEnough(dimensions: [ExportDimension]) async throws {
    let catalog = Catalog(
      metrics: [.p2p], dimensions: dimensions,
      limits: ExportLimits(rules: [ExportLimits.Rule(.h1)], maxDimensions: 1))
    try await BackendConformance(of: SmallBackend(catalog: catalog)).check()
  }

  @Test func aCatalogWithoutAMetricOrAnIntervalIsAViolation() async {
    let noRules = ExportLimits(rules: [], maxDimensions: 1)
    for catalog in [Catalog(metrics: []), Catalog(limits: noRules)] {
      let violations = await BackendConformance(of: SmallBackend(catalog: catalog)).violations()
      #expect(violations.map(\.requirement) == [.hasTraffic])
      #expect(
        violations.first?.description
          == "not met: it has traffic near its clock. the catalog allows no request: it needs a "
          + "metric and an interval")
    }
  }
}

/// The demo with a catalog of its own.
private struct SmallBackend: Backend {
  let name = "small"
  let catalog: Catalog
  private let demo = DemoBackend()

  var clock: Instant { demo.clock }

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    try await demo.answer(request, to: &sink)
  }
}

enum Fault: CaseIterable {
  case answersNothing, renamesAColumn, swapsColumns, endsInclusively, movesBuckets, repeatsARow
  case repeatsARowInAnotherPiece, sendsNegativeNumbers, sendsInfiniteNumbers, sendsNulls
  case sendsUnevenColumns, sendsUnknownCodes, fails
  case addsIdleRows, hidesRowsOfOneMetric, ignoresFilters, ignoresFiltersWithoutColumns
  case comparesByLooks, matchesAnything
  case sumsSessions, losesTheFirstBucket, losesAGroup, tires

  var requirement: BackendConformance.Requirement {
    switch self {
    case .answersNothing: .hasTraffic
    case .swapsColumns: .columnsAreThoseRequested
    case .renamesAColumn, .endsInclusively, .movesBuckets, .repeatsARow,
      .repeatsARowInAnotherPiece, .sendsNegativeNumbers, .sendsInfiniteNumbers, .sendsNulls,
      .sendsUnevenColumns, .sendsUnknownCodes, .fails, .ignoresFilters:
      .answersAreValid
    case .addsIdleRows: .rowsHaveTraffic
    case .hidesRowsOfOneMetric: .rowsDoNotDependOnMetrics
    case .ignoresFiltersWithoutColumns: .filtersIntersect
    case .comparesByLooks: .valuesAreTheirBytes
    case .matchesAnything: .unknownValuesMatchNothing
    case .sumsSessions: .bucketsAddUp
    case .losesTheFirstBucket: .slicesAddUp
    case .losesAGroup: .groupsAddUp
    case .tires: .answersRepeat
    }
  }

  /// A part of the text about the fault.
  var text: String {
    switch self {
    case .answersNothing: "has a row"
    case .renamesAColumn: "there is no column \"timestamp\""
    case .swapsColumns: #"the columns are ["sessions"#
    case .endsInclusively: "the time is outside the range of the request"
    case .movesBuckets: "row 1 (2026-01-15T00:41:00.001Z): no bucket of 1m starts at this time"
    case .repeatsARow, .repeatsARowInAnotherPiece: "an earlier row has the same time"
    case .sendsNegativeNumbers: "traffic is never negative"
    case .sendsInfiniteNumbers: "\"sessions\" is inf; a number must be finite"
    case .sendsNulls: "has NULL in row 1"
    case .sendsUnevenColumns: "values for"
    case .sendsUnknownCodes: "has the code 9 in row 1"
    case .fails: "the disk is broken"
    case .ignoresFilters: "the filter on browser.name excludes this value"
    case .addsIdleRows: "is 0 in all metrics"
    case .hidesRowsOfOneMetric: "is missing"
    case .ignoresFiltersWithoutColumns: "by the sum of the groups that pass"
    case .comparesByLooks, .matchesAnything: "which no group has as its value"
    case .sumsSessions: "by the sum of 1m"
    case .losesTheFirstBucket: "and must have no row by the answers up to"
    case .losesAGroup: "by the sum over browser.name"
    case .tires: "the second time, the row 2026-01-15T00:41Z has no row, and must have"
    }
  }
}
