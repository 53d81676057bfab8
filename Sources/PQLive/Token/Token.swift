import PQHTTP

/// The secret of an account. It can be sent, but not printed: no description and no mirror shows
/// it, also as a part of another value.
public struct Token: Sendable {
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

extension Token: HeaderSecret {}

extension Token: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The fixed text `(token)`.
  public var description: String { "(token)" }
  /// The fixed text `(token)`.
  public var debugDescription: String { "(token)" }
  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
