import PQBackendTesting
import PQEngine
import PQFixture
import PQModel
import PQTestSupport
import Testing

/// The checks for backends find faults: each fault fails the check in its `requirement`.
@Suite struct ConformanceChecksFindFaultsTests {
  @Test(arguments: Fault.allCases)
  func eachFaultFailsItsCheck(fault: Fault) async throws {
    let faulty = try FaultyBackend(fault)
    let violations = try await BackendConformance(faulty).violations(of: fault.requirement)
    #expect(!violations.isEmpty)
  }
}

enum Fault: CaseIterable {
  case answersNothing, renamesAColumn, swapsColumns, endsInclusively, movesBuckets, repeatsARow
  case addsIdleRows, hidesRowsOfOneMetric, ignoresFilters, comparesByLooks, matchesAnything
  case sumsSessions, losesTheFirstBucket, losesAGroup, tires

  var requirement: BackendConformance.Requirement {
    switch self {
    case .answersNothing: .hasTraffic
    case .renamesAColumn, .swapsColumns: .columnsAreThoseAsked
    case .endsInclusively: .rowsAreInsideTheRange
    case .movesBuckets: .rowsAreOnBucketStarts
    case .repeatsARow: .rowsAreUnique
    case .addsIdleRows: .rowsHaveTraffic
    case .hidesRowsOfOneMetric: .rowsDoNotDependOnMetrics
    case .ignoresFilters: .filtersIntersect
    case .comparesByLooks: .valuesAreTheirBytes
    case .matchesAnything: .unknownValuesMatchNothing
    case .sumsSessions: .bucketsAddUp
    case .losesTheFirstBucket: .slicesAddUp
    case .losesAGroup: .groupsAddUp
    case .tires: .answersRepeat
    }
  }
}
