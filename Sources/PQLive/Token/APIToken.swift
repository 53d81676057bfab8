import PQHTTP

/// The secret of an account. It can be sent, but not printed. No description and no mirror shows the
/// token, even if it is a part of another value.
public struct APIToken: Sendable {
  private let bytes: [UInt8]

  /// The maximum length of a token, in bytes.
  static let sizeLimit = 8192

  /// Creates a token from a text. White space around it is removed.
  ///
  /// - Throws: `TokenFailure.empty` if nothing is left, `.tooLong` if it has more than 8192 bytes,
  ///   `.unprintable` if it has a byte that is not printable ASCII.
  public init(_ text: String) throws(TokenFailure) {
    try self.init(bytes: Array(text.utf8))
  }

  /// Creates a token from the bytes of a file or of a program's output, in the same way.
  init(bytes: [UInt8]) throws(TokenFailure) {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    var rest = bytes.drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    guard !rest.isEmpty else { throw .empty }
    guard rest.count <= Self.sizeLimit else { throw .tooLong }
    guard rest.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .unprintable }
    self.bytes = Array(rest)
  }

  /// Calls a closure with the bytes, to send them or to search for them.
  package func reveal<Result>(to reader: ([UInt8]) -> Result) -> Result { reader(bytes) }
}

extension APIToken: HeaderSecret {}

extension APIToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The fixed text `(token)`.
  public var description: String { "(token)" }
  /// The fixed text `(token)`.
  public var debugDescription: String { "(token)" }
  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The reason why there is no token. It contains no part of the text that was read.
public enum TokenFailure: Error, Sendable, Equatable {
  /// The text is empty, or white space only.
  case empty
  /// The text is longer than 8192 bytes.
  case tooLong
  /// The text has a byte that is not printable ASCII, such as a space or a line break in its
  /// middle.
  case unprintable
  /// The token file cannot be read.
  case unreadableFile(path: String, reason: String)
  /// The token command has no word, or a quote that is not closed.
  case badCommand
  /// The token command with this name cannot be started.
  case noProgram(String, reason: String)
  /// The token command ended with another status than 0: the exit status, or 128 plus the number of
  /// a signal.
  case failedProgram(String, status: Int32)
  /// The output of the token command did not end within this time.
  case slowProgram(String, after: Duration)
  /// The task was cancelled while the token command ran.
  case cancelled

  /// True if a text was found that is not a token. The text can come from any source.
  var isOfText: Bool {
    switch self {
    case .empty, .tooLong, .unprintable: true
    case .unreadableFile, .badCommand, .noProgram, .failedProgram, .slowProgram, .cancelled: false
    }
  }
}

extension TokenFailure: CustomStringConvertible {
  /// One sentence: what is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .empty: "the token is empty; check where it comes from"
    case .tooLong: "the token is longer than \(APIToken.sizeLimit) bytes; check where it comes from"
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
      "the token command \(name) was not done after \(time.shortText); run it by hand to see why"
    case .cancelled: "the token command was cancelled"
    }
  }
}
