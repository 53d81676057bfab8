import PQSystem

package import PQ

/// How the program ends, for scripts.
package enum ExitStatus: Int32 {
  /// Everything was answered.
  case success = 0
  /// A query is wrong, and nothing of its text was sent. Of `check` and `fmt`: a file is not right.
  case wrongQuery = 1
  /// The command line is wrong, or a file that it names cannot be read or written.
  case usage = 2
  /// The backend failed.
  case backend = 3
  /// The run takes more requests than it may send, or the backend has had too many.
  case budget = 4
  /// Some of what was asked was answered in part.
  case partial = 5
  /// The user has interrupted it.
  case cancelled = 130

  /// How a run ends that a failure has ended.
  package init(_ failure: BackendFailure) {
    self =
      switch failure.kind {
      case .request, .backend: .backend
      case .rate: .budget
      case .number: .wrongQuery
      case .cancelled: .cancelled
      }
  }
}

extension ExitStatus {
  /// Whether a run goes on behind a text that ends so.
  var goesOn: Bool {
    switch self {
    case .success, .partial, .usage: true
    case .wrongQuery, .backend, .budget, .cancelled: false
    }
  }

  /// How a run ends that goes on after this: what was written in part counts for more than what is
  /// whole, and what could not be written for more than both.
  mutating func add(_ other: ExitStatus) {
    if self != .usage, other != .success { self = other }
  }
}

/// Why a command ends early.
package struct CommandFailure: Error {
  package let status: ExitStatus
  /// What to say; nil if it has been said.
  package let message: String?

  /// A failure that is told in a sentence.
  package static func usage(_ message: String) -> CommandFailure {
    CommandFailure(status: .usage, message: message)
  }

  /// A failure whose reasons have been reported.
  package static func told(_ status: ExitStatus) -> CommandFailure {
    CommandFailure(status: status, message: nil)
  }
}

/// Ends the process.
package func exit(with status: ExitStatus) -> Never { exit(status.rawValue) }
