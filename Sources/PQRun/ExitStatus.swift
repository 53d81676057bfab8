package import PQ
package import PQSystem

/// The exit status of the program. The raw value is its number.
package enum ExitStatus: Int32, CaseIterable {
  /// Every statement has a complete answer.
  case success = 0
  /// A query has an error, and nothing of its text was sent. In `check` and `fmt`: a file has a
  /// problem.
  case wrongQuery = 1
  /// The command line is wrong, or a file cannot be read or written.
  case usage = 2
  /// The backend failed.
  case backend = 3
  /// The run takes more requests than allowed, or the server has refused requests as too many.
  case budget = 4
  /// An answer misses a part of its range.
  case partial = 5
  /// The user has cancelled the run.
  case cancelled = 130

  /// Creates the status of a run that a failure of the backend has ended.
  package init(_ failure: BackendFailure) {
    self =
      switch failure.kind {
      case .request, .backend, .authentication: .backend
      case .rate, .budget: .budget
      case .partial: .partial
      case .number: .wrongQuery
      case .cancelled: .cancelled
      }
  }
}

extension ExitStatus {
  /// A phrase that describes the status, for help.
  package var summary: String {
    switch self {
    case .success: "success"
    case .wrongQuery: "the query is wrong, and nothing was sent; or a number is too large to show"
    case .usage: "the command line or a file that it names is wrong"
    case .backend: "the backend or its authentication failed"
    case .budget: "more requests than allowed"
    case .partial: "a partial answer"
    case .cancelled: "cancelled"
    }
  }

  /// True if the next text runs after a text with this status.
  package var goesOn: Bool {
    switch self {
    case .success, .partial, .usage: true
    case .wrongQuery, .backend, .budget, .cancelled: false
    }
  }

  /// Adds the status of the next text. An incomplete result outweighs success, and an unwritten result
  /// outweighs both.
  mutating func add(_ other: ExitStatus) {
    if self != .usage, other != .success { self = other }
  }
}

/// The reason why a command ends early.
package struct CommandFailure: Error {
  package let status: ExitStatus
  /// The message; `nil` if it has been reported.
  package let message: String?

  /// Returns a failure with the status `usage` and a message.
  package static func usage(_ message: String) -> CommandFailure {
    CommandFailure(status: .usage, message: message)
  }

  /// Returns a failure that has been reported.
  package static func reported(_ status: ExitStatus) -> CommandFailure {
    CommandFailure(status: status, message: nil)
  }
}

extension CommandFailure {
  /// Creates the failure of a file that cannot be read or written, with the status `usage`.
  package init(_ error: FileError) { self.init(status: .usage, message: error.message) }

  /// Creates the failure of the command from a `CommandFailure` or a `FileError`; `nil` for any other
  /// error, such as `ClosedPipe`.
  package init?(_ error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let error as FileError: self.init(error)
    default: return nil
    }
  }
}

/// Ends the process.
package func exit(with status: ExitStatus) -> Never { exit(status.rawValue) }
