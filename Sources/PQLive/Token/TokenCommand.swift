import PQSystem

/// A program that writes a token.
struct TokenCommand {
  private let words: [String]
  private let timeLimit: Duration

  /// How long a person may take to unlock whatever keeps the token.
  static let usualTime = Duration.seconds(60)

  init(_ command: String, timeLimit: Duration = usualTime) throws(TokenFailure) {
    guard let words = CommandWords.of(command), !words.isEmpty else { throw .badCommand }
    self.words = words
    self.timeLimit = timeLimit
  }

  /// What the program writes, once it has ended well.
  ///
  /// It has no input; what it says on standard error is for the user. If the task is cancelled, or
  /// if it takes too long, it is ended.
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
