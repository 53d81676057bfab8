import PQSystem

/// A command whose output is a token.
struct TokenCommand {
  private let words: [String]
  private let timeLimit: Duration

  /// The default time limit: the time that a user may take to unlock a keychain.
  static let usualTime = Duration.seconds(60)

  /// - Throws: `TokenFailure.badCommand` if the command has no word, or a quote that is not closed.
  init(_ command: String, timeLimit: Duration = usualTime) throws(TokenFailure) {
    guard let words = CommandWords.of(command), !words.isEmpty else { throw .badCommand }
    self.words = words
    self.timeLimit = timeLimit
  }

  /// Runs the program without input, and returns its output. Its standard error goes to the user.
  ///
  /// The program is killed if the task is cancelled, or if the output does not end within the time
  /// limit.
  ///
  /// - Throws: `TokenFailure`, also if the program ends with another status than 0.
  func output() throws(TokenFailure) -> [UInt8] {
    var program = try ChildProgram(words)
    let end = ContinuousClock.now + timeLimit
    var bytes: [UInt8] = []
    while bytes.count <= Token.sizeLimit {
      guard !Task.isCancelled else { throw .cancelled }
      guard ContinuousClock.now < end else { throw .slowProgram(words[0], after: timeLimit) }
      guard let piece = program.read(within: .milliseconds(50)) else { continue }
      if piece.isEmpty { break }
      bytes += piece
    }
    guard bytes.count <= Token.sizeLimit else { throw .tooLong }
    let status = program.wait()
    guard status == 0 else { throw .failedProgram(words[0], status: status) }
    return bytes
  }
}
