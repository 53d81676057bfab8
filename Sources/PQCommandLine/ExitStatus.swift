import PQRender

/// How the program ends, for scripts.
enum ExitStatus: Int32 {
  /// Everything was answered.
  case success = 0
  /// A query is wrong, and nothing of its text was sent. Of `check` and `fmt`: a file is not right.
  case wrongQuery = 1
  /// The command line is wrong, or a file that it names cannot be read or written.
  case usage = 2
  /// The backend failed.
  case backend = 3
  /// The run takes more requests than it may send.
  case budget = 4
}

/// Why a command ends early.
struct CommandFailure: Error {
  let status: ExitStatus
  /// What to say; nil if it has been said.
  let message: String?

  /// A failure that is told in a sentence.
  static func usage(_ message: String) -> CommandFailure {
    CommandFailure(status: .usage, message: message)
  }

  /// A failure whose reasons have been told.
  static func told(_ status: ExitStatus) -> CommandFailure {
    CommandFailure(status: status, message: nil)
  }

  func report() {
    guard let message else { return }
    StandardStream.error.note("pq: \(VisibleText.of(message))")
  }
}
