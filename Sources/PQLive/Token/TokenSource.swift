import PQSystem

/// The source of the token, which is fetched when the first request needs it.
public enum TokenSource: Sendable {
  /// The name of the environment variable for the token.
  public static let variable = "PEER5_AUTH_TOKEN"
  /// The ways to set a token on the command line, for messages.
  static let ways = "\(variable), or token_file or token_command in rc.pq"

  /// No token; requests are sent without one.
  case none
  /// A token that the program has.
  case token(Token)
  /// The environment variable `PEER5_AUTH_TOKEN`; no token if it is not set or empty.
  case environment
  /// The content of a file, by its path. `~/` at its start is the home directory.
  case file(String)
  /// The standard output of a command, which runs without a shell. Its words are separated by
  /// spaces, and quotes enclose a word with spaces.
  case command(String)
  /// The first of these sources that has a token. A source that fails ends the search.
  case firstOf([TokenSource])

  /// Returns the token; `nil` if there is none.
  func token() throws(TokenFailure) -> Token? {
    switch self {
    case .none: nil
    case .token(let token): token
    case .environment: try Self.environmentToken()
    case .file(let path): try Token(bytes: TokenFile.bytes(at: path))
    case .command(let command): try Token(bytes: TokenCommand(command).output())
    case .firstOf(let sources): try Self.first(of: sources)
    }
  }

  private static func first(of sources: [TokenSource]) throws(TokenFailure) -> Token? {
    for source in sources {
      if let token = try source.token() { return token }
    }
    return nil
  }

  /// True if the environment variable is set and not empty.
  static var isInEnvironment: Bool { ProcessEnvironment.isSet(variable) }

  private static func environmentToken() throws(TokenFailure) -> Token? {
    guard let value = ProcessEnvironment.value(variable) else { return nil }
    return try Token(value)
  }
}

/// The file of a token.
enum TokenFile {
  /// True if the path is a regular file, which can be read without waiting for another program.
  static func isRegular(_ path: String) -> Bool {
    SystemCall.status(of: HomePath(path).path)?.isRegularFile ?? false
  }

  /// Returns the bytes of a file. It stops reading once there are more bytes than a token can have.
  ///
  /// - Throws: `TokenFailure.unreadableFile`
  static func bytes(at path: String) throws(TokenFailure) -> [UInt8] {
    do throws(SystemError) {
      let descriptor = try SystemCall.open(HomePath(path).path, O_RDONLY)
      defer { close(descriptor) }
      return try SystemCall.readAll(descriptor, upTo: Token.sizeLimit)
    } catch {
      throw failure(path, error)
    }
  }

  private static func failure(_ path: String, _ error: SystemError) -> TokenFailure {
    .unreadableFile(path: path, reason: error.reason)
  }
}
