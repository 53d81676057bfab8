import PQSystem

/// The source of the token. The token is fetched when the first request needs it.
public enum TokenSource: Sendable {
  /// The name of the environment variable for the token.
  package static let variable = "PEER5_AUTH_TOKEN"
  /// The ways to set a token on the command line, for messages.
  static let ways = "\(variable), or token_file or token_command in rc.pq"

  /// No token; requests are sent without one.
  case none
  /// A token that the program has.
  case token(APIToken)
  /// The environment variable `PEER5_AUTH_TOKEN`; no token if it is not set or empty.
  case environment
  /// The content of a file, by its path. `~/` at its start is the home directory.
  case file(String)
  /// The standard output of a command. The command runs without a shell. Its words are separated by
  /// spaces, and quotes enclose a word with spaces.
  case command(String)
  /// The first of these sources that has a token. A source that fails ends the search.
  case firstOf([TokenSource])

  /// Returns the token; `nil` if there is none.
  func token() throws(TokenFailure) -> APIToken? {
    switch self {
    case .none: nil
    case .token(let token): token
    case .environment: try Self.environmentToken()
    case .file(let path): try APIToken(bytes: TokenFile.bytes(at: path))
    case .command(let command): try APIToken(bytes: TokenCommand(command).output())
    case .firstOf(let sources): try Self.first(of: sources)
    }
  }

  private static func first(of sources: [TokenSource]) throws(TokenFailure) -> APIToken? {
    for source in sources {
      if let token = try source.token() { return token }
    }
    return nil
  }

  /// True if the environment variable is set and not empty.
  static var isInEnvironment: Bool { ProcessEnvironment.isSet(variable) }

  private static func environmentToken() throws(TokenFailure) -> APIToken? {
    guard let value = ProcessEnvironment.value(variable) else { return nil }
    return try APIToken(value)
  }
}

/// The file of a token.
enum TokenFile {
  /// True if the path is a regular file, which can be read without waiting for another program.
  static func isRegular(_ path: String) -> Bool {
    HomePath(path).path.status?.isRegularFile ?? false
  }

  /// Returns the bytes of a file. Reading stops when there are more bytes than a token can have.
  ///
  /// - Throws: `TokenFailure.unreadableFile`
  static func bytes(at path: String) throws(TokenFailure) -> [UInt8] {
    do throws(SystemError) {
      let descriptor = try SystemCall.open(HomePath(path).path, O_RDONLY)
      defer { close(descriptor) }
      return try SystemCall.readAll(descriptor, upTo: APIToken.sizeLimit)
    } catch {
      throw failure(path, error)
    }
  }

  private static func failure(_ path: String, _ error: SystemError) -> TokenFailure {
    .unreadableFile(path: path, reason: error.reason)
  }
}

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

  /// Runs the program without input, and returns its output. Its standard error goes to the user,
  /// unless standard error is reserved for messages in a form that programs read.
  ///
  /// The program is killed if the task is cancelled, or if the output does not end within the time
  /// limit.
  ///
  /// - Throws: `TokenFailure`, also if the program ends with another status than 0.
  func output() throws(TokenFailure) -> [UInt8] {
    var program = try ChildProgram(words)
    let end = ContinuousClock.now + timeLimit
    var bytes: [UInt8] = []
    while bytes.count <= APIToken.sizeLimit {
      guard !Task.isCancelled else { throw .cancelled }
      guard ContinuousClock.now < end else { throw .slowProgram(words[0], after: timeLimit) }
      guard let piece = program.read(within: .milliseconds(50)) else { continue }
      if piece.isEmpty { break }
      bytes += piece
    }
    guard bytes.count <= APIToken.sizeLimit else { throw .tooLong }
    let status = program.wait()
    guard status == 0 else { throw .failedProgram(words[0], status: status) }
    return bytes
  }
}

/// A running program whose output is read. The program is killed when this value is destroyed.
private struct ChildProgram: ~Copyable {
  private var program: StartedProgram
  private let output: Int32

  /// Starts a program without input, found through `PATH`.
  ///
  /// - Throws: `TokenFailure.noProgram` if it cannot be started.
  init(_ words: [String]) throws(TokenFailure) {
    guard let ends = PipeEnds() else {
      throw .noProgram(words[0], reason: SystemError.last.reason)
    }
    defer { close(ends.target) }
    do throws(SystemError) {
      program = try StartedProgram(
        words, input: .nothing, output: .descriptor(ends.target),
        errors: StandardStream.reservesErrors ? .nothing : .same)
    } catch {
      close(ends.source)
      throw .noProgram(words[0], reason: error.reason)
    }
    output = ends.source
  }

  deinit {
    close(output)
    program.stop()
  }

  /// Returns the next bytes of the program's output: an empty array at the end, `nil` if no bytes
  /// arrive within `time`.
  func read(within time: Duration) -> [UInt8]? {
    guard Readiness.canRead(output, within: Int32(time / .milliseconds(1))) else { return nil }
    return [UInt8](unsafeUninitializedCapacity: 4096) { room, count in
      count = max(0, SystemCall.read(output, into: UnsafeMutableRawBufferPointer(room)))
    }
  }

  /// Waits for the end of the program.
  ///
  /// - Returns: the exit status, or 128 plus the number of the signal that ended the program.
  mutating func wait() -> Int32 { program.wait() }
}
