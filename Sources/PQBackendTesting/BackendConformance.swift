public import PQEngine
import PQModel

/// Checks of the requirements that every backend must meet, for the tests of a backend.
///
/// Depend on the product `PQBackendTesting` in a test target, and write one test:
///
///     import PQBackendTesting
///     import Testing
///
///     @Test func theBackendAnswersAsTheAPIDoes() async throws {
///       try await BackendConformance(of: LogBackend()).check()
///     }
///
/// The checks send only requests that the catalog allows, for up to four of the newest complete buckets
/// of each interval before the backend's clock. The backend should have traffic there, because a check
/// of rows finds nothing in an empty answer. A backend with all intervals and dimensions gets about a
/// thousand requests, so test a backend in front of a server with a server of your own.
public struct BackendConformance: Sendable {
  /// A requirement of the protocol `Backend`. The raw value is a sentence.
  public enum Requirement: String, Sendable, CaseIterable, CustomStringConvertible {
    /// The catalog has a metric and an interval, and at least one request has rows.
    case hasTraffic = "it has traffic near its clock"
    /// No request fails, and every answer has the form that `Backend.answer(_:to:)` describes: complete
    /// columns, bucket starts inside the range, each group once in a bucket, values that pass the
    /// filters, and numbers that are finite and not negative.
    case answersAreValid = "every answer is valid"
    /// The columns have the order of the request, and their meanings and units.
    case columnsAreThoseRequested = "the columns are those of the request, in its order"
    /// A row has a number that is not 0.
    case rowsHaveTraffic = "no row is 0 in all metrics"
    /// A row is there for one metric if it is there for all metrics, even if its number is then 0.
    case rowsDoNotDependOnMetrics = "the rows are the same for every list of metrics"
    /// A row passes if it passes all filters, also filters on dimensions without a column.
    case filtersIntersect = "rows that pass all filters are answered, and no others"
    /// Texts that only look alike are different values.
    case valuesAreTheirBytes = "a filter compares values by their bytes"
    /// A value without traffic is not an error, and not a pattern.
    case unknownValuesMatchNothing = "a value without traffic matches nothing"
    /// Whole numbers add up over time. Sessions are averages over the bucket.
    case bucketsAddUp = "long buckets are the sum of short ones"
    /// An answer does not depend on the range of the request.
    case slicesAddUp = "the answers for two halves of a range are the answer for the range"
    /// Every metric adds up over the values of a dimension.
    case groupsAddUp = "the groups of a dimension add up to all traffic"
    /// The same request has the same answer while the clock stands still.
    case answersRepeat = "the same request has the same answer"
    /// Requests at the same time do not disturb each other.
    case answersAreIndependent = "concurrent requests have the same answers"

    /// The requirement as a sentence.
    public var description: String { rawValue }
  }

  let backend: any Backend

  /// Creates the checks of a backend. Nothing is sent yet.
  public init(of backend: any Backend) {
    self.backend = backend
  }

  /// Checks all requirements.
  ///
  /// - Throws: `Failure` with all violations, if there are any.
  public func check() async throws(Failure) {
    let violations = await violations()
    if !violations.isEmpty { throw Failure(violations: violations) }
  }

  /// Returns the violations of all requirements; empty if the backend meets them. If an answer is not
  /// valid, it returns only the violations of `answersAreValid`, because the others follow from them.
  public func violations() async -> [Violation] {
    var violations = await violations(of: .answersAreValid)
    guard violations.isEmpty else { return violations }
    for requirement in Requirement.allCases where requirement != .answersAreValid {
      violations += await self.violations(of: requirement)
    }
    return violations
  }

  /// Returns the violations of one requirement; empty if the backend meets it. If a request fails, the
  /// check of the requirement ends, and its failure is the only violation.
  public func violations(of requirement: Requirement) async -> [Violation] {
    let findings: [Finding]
    do {
      findings = try await self.findings(of: requirement)
    } catch {
      findings = [error]
    }
    return findings.map {
      Violation(requirement: requirement, problem: $0.problem, request: $0.request?.body)
    }
  }

  private func findings(of requirement: Requirement) async throws(Finding) -> [Finding] {
    switch requirement {
    case .hasTraffic: try await idleness()
    case .answersAreValid: await invalidAnswers()
    case .columnsAreThoseRequested: try await wrongColumns()
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
