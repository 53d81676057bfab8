/// Why there is no token. Nothing of what was read is in it.
public enum TokenFailure: Error, Sendable, Equatable {
  case empty
  case tooLong
  /// It has white space, control characters or others beyond ASCII inside.
  case unprintable
  case unreadableFile(path: String, reason: String)
  /// The quotes of a command are not closed, or it has no word.
  case badCommand
  case noProgram(String, reason: String)
  case failedCommand(String, status: Int32)
  case silentCommand(String, after: Duration)
  case cancelled
}
