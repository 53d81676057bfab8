import PQSystem

/// Where the token comes from. It is fetched when the first request needs it.
public enum TokenSource: Sendable {
  /// The variable of the environment that holds a token.
  public static let variable = "PEER5_AUTH_TOKEN"
  /// How a user of the command line can say where the token is, for messages.
  static let ways = "\(variable), or token_file or token_command in rc.pq"

  /// Requests have no token.
  case none
  /// This one.
  case token(Token)
  /// The environment, `PEER5_AUTH_TOKEN`; none if it is not set.
  case environment
  /// The text of a file.
  case file(String)
  /// What a program writes on its standard output, run without a shell: words, and quotes around
  /// those that have spaces.
  case command(String)
  /// The first of these that has a token; one that fails ends the search.
  case firstOf([TokenSource])

  /// The token; nil if there is none.
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

  /// True if the variable of the environment is set and not empty.
  static var isInEnvironment: Bool { ProcessEnvironment.isSet(variable) }

  private static func environmentToken() throws(TokenFailure) -> Token? {
    guard let value = ProcessEnvironment.value(variable) else { return nil }
    return try Token(value)
  }
}

/// A file that holds a token.
enum TokenFile {
  /// Whether it can be read without waiting for somebody.
  static func isRegular(_ path: String) -> Bool {
    SystemCall.status(of: HomePath(path).path)?.isRegularFile ?? false
  }

  /// The bytes of a file, no more than a token can have and one.
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
