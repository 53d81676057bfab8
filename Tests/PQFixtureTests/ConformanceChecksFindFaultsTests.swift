import PQEngine
import PQFixture
import PQModel
import PQTestSupport
import Testing

/// The checks for backends find faults: each fault fails the check in its `promise`.
@Suite struct FaultyBackendTests {
  @Test(arguments: Fault.allCases)
  func isFound(fault: Fault) async throws {
    let faulty = try FaultyBackend(fault)
    let violations = try await BackendConformance(faulty).violations(of: fault.promise)
    #expect(!violations.isEmpty)
  }
}

enum Fault: CaseIterable {
  case answersNothing, renamesAColumn, swapsColumns, endsInclusively, movesBuckets, repeatsARow
  case addsIdleRows, hidesRowsOfOneMetric, ignoresFilters, comparesByLooks, matchesAnything
  case sumsSessions, losesTheFirstBucket, losesAGroup, tires

  var promise: BackendConformance.Promise {
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
