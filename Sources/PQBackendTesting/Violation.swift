import PQEngine
import PQModel

extension BackendConformance {
  /// One violation of a requirement.
  public struct Violation: Sendable, Hashable, CustomStringConvertible {
    /// The violated requirement.
    public let requirement: Requirement
    /// A sentence about what is wrong. It names the row by its time and its values.
    public let problem: String
    /// The JSON body that the export API would receive for the request; `nil` if the violation is not
    /// about one request.
    public let request: String?

    /// The violation on one line: the requirement, the problem and the request.
    public var description: String {
      "not met: \(requirement). \(problem)" + (request.map { "; request: \($0)" } ?? "")
    }
  }

  /// The error of a backend that violates requirements.
  public struct Failure: Error, Sendable, CustomStringConvertible {
    /// All violations; at least one.
    public let violations: [Violation]

    /// The first violations, one on each line.
    public var description: String {
      let shown = violations.prefix(20).map(\.description)
      let others = violations.count - shown.count
      return (shown + (others > 0 ? ["and \(others) more"] : [])).joined(separator: "\n")
    }
  }

  /// A problem that a check found, or the failure of a request.
  struct Finding: Error {
    let problem: String
    /// The request that the problem is about, or `nil`.
    let request: ExportRequest?

    init(_ problem: String, _ request: ExportRequest? = nil) {
      self.problem = problem
      self.request = request
    }
  }
}
