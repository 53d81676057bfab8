import PQHTTP

/// Why there is no token. Nothing of what was read is in it.
public enum TokenFailure: Error, Sendable, Equatable {
  case empty
  case tooLong
  /// It has white space, control characters or others beyond ASCII inside.
  case unprintable
  case unreadableFile(path: String, reason: String)
  /// A command without a word, or with a quote that is not closed.
  case badCommand
  case noProgram(String, reason: String)
  case failedProgram(String, status: Int32)
  case slowProgram(String, after: Duration)
  case cancelled

  /// Whether something was there, and was no token; it may have come from anywhere.
  var isOfText: Bool {
    switch self {
    case .empty, .tooLong, .unprintable: true
    case .unreadableFile, .badCommand, .noProgram, .failedProgram, .slowProgram, .cancelled: false
    }
  }
}

extension TokenFailure: CustomStringConvertible {
  /// One sentence: what is wrong, and what to do.
  public var description: String {
    switch self {
    case .empty: "the token is empty; check where it comes from"
    case .tooLong: "the token is longer than \(Token.sizeLimit) bytes; check where it comes from"
    case .unprintable:
      "the token has characters that no token has, such as a line break in its middle; "
        + "check where it comes from"
    case .unreadableFile(let path, let reason):
      "the token file \(path) cannot be read (\(reason)); check token_file"
    case .badCommand:
      "the token command has no word, or a quote that is not closed; check token_command"
    case .noProgram(let name, let reason):
      "the token command \(name) cannot be run (\(reason)); check token_command"
    case .failedProgram(let name, let status):
      "the token command \(name) ended with status \(status); run it by hand to see why"
    case .slowProgram(let name, let time):
      "the token command \(name) was not done after \(time.short); run it by hand to see why"
    case .cancelled: "the token command was cancelled"
    }
  }
}
