public import PQEngine
import PQModel

/// Checks of the requirements that every backend must meet.
///
///     @Test(arguments: BackendConformance.Requirement.allCases)
///     func meets(requirement: BackendConformance.Requirement) async throws {
///       let violations = try await BackendConformance(MyBackend()).violations(of: requirement)
///       #expect(violations.isEmpty, "\(violations)")
///     }
///
/// The checks send only requests that the catalog allows, near the backend's clock. The backend should
/// have traffic there, because a check of rows finds nothing in an empty answer.
public struct BackendConformance: Sendable {
  /// A requirement of the protocol `Backend`.
  public enum Requirement: String, Sendable, CaseIterable, CustomStringConvertible {
    case hasTraffic = "has traffic near its clock"
    case columnsAreThoseAsked = "columns are named, typed and ordered as asked"
    case rowsAreInsideTheRange = "rows are inside the range"
    case rowsAreOnBucketStarts = "rows are on bucket starts"
    case rowsAreUnique = "no bucket has two rows of one group"
    case rowsHaveTraffic = "no row is without traffic in all metrics"
    case rowsDoNotDependOnMetrics = "the rows are the same whichever metric is asked"
    case filtersIntersect = "filters let the intersection through"
    case valuesAreTheirBytes = "a filter compares values by their bytes"
    case unknownValuesMatchNothing = "an unknown value matches nothing"
    case bucketsAddUp = "coarser buckets are the sum of finer ones"
    case slicesAddUp = "two slices are the whole range"
    case groupsAddUp = "the groups of a dimension are the sum of all traffic"
    case answersRepeat = "the same request has the same answer"
    case answersAreIndependent = "concurrent requests have the same answers"

    /// The requirement as a sentence.
    public var description: String { rawValue }
  }

  let backend: any Backend

  /// Creates the checks of a backend.
  public init(_ backend: any Backend) {
    self.backend = backend
  }

  /// Returns the violations of a requirement, one sentence each; empty if the backend meets it.
  ///
  /// - Throws: The failure of a request.
  public func violations(of requirement: Requirement) async throws -> [String] {
    switch requirement {
    case .hasTraffic: try await idleness()
    case .columnsAreThoseAsked: try await wrongColumns()
    case .rowsAreInsideTheRange: try await strayRows()
    case .rowsAreOnBucketStarts: try await rowsBetweenBuckets()
    case .rowsAreUnique: try await repeatedRows()
    case .rowsHaveTraffic: try await emptyRows()
    case .rowsDoNotDependOnMetrics: try await rowsThatDependOnMetrics()
    case .filtersIntersect: try await wrongFiltering()
    case .valuesAreTheirBytes: try await lookAlikes()
    case .unknownValuesMatchNothing: try await unknownMatches()
    case .bucketsAddUp: try await wrongSumsOverTime()
    case .slicesAddUp: try await wrongSlices()
    case .groupsAddUp: try await wrongSumsOverGroups()
    case .answersRepeat: try await changedAnswers()
    case .answersAreIndependent: try await disturbedAnswers()
    }
  }
}
